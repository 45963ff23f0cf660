import type { Dictionary } from '../dictionary.ts';

export const login: Dictionary['login'] = {
  title: 'Iniciar sesión',
  say: 'Vea cada mensaje, repare lo que falló.',
  login: 'Usuario',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  or: 'o',
  oidc: 'Continuar con {{provider}}',
  wrong: 'Usuario o contraseña incorrectos.',
  refused: {
    E_OIDC_NO_ROLE: 'Se le conoce, pero no tiene ningún rol en este hub. Pida uno a un administrador.',
    other: 'El proveedor de identidad no pudo abrir su sesión. Inténtelo de nuevo o pregunte a un administrador.',
  },
  ended: 'Su sesión ha terminado. Inicie sesión para seguir donde estaba.',
  noMethod: 'Nadie puede iniciar sesión todavía: un administrador crea la primera cuenta.',
  change: {
    title: 'Elija su contraseña',
    say: 'La primera contraseña era solo para este inicio.',
    current: 'Contraseña actual',
    next: 'Contraseña nueva',
    hint: 'Al menos 12 caracteres. Una frase va bien.',
    submit: 'Guardar esta contraseña',
  },
};
