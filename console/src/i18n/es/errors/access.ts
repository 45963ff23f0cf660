import type { ErrorTexts } from '../../error-texts.ts';

/** Quién puede hacer qué. */
export const accessErrors: ErrorTexts = {
  E_ADMIN_TOKEN_WRONG: [
    'El token no es el de administración ni una clave de API que dé acceso a esto.',
    'Envíe «Authorization: Bearer TOKEN» con el valor de RELAIS_ADMIN_TOKEN, o una clave que no esté caducada ni revocada.',
  ],
  E_LOGIN_NEEDED: [
    'Nadie ha iniciado sesión, o la sesión ha terminado.',
    'Inicie sesión. Un programa envía «Authorization: Bearer TOKEN» con el token de administración o una clave de API.',
  ],
  E_LOGIN_WRONG: [
    'El usuario y la contraseña no coinciden, o la cuenta está cerrada.',
    'Compruebe ambos. Un administrador puede dar una nueva primera contraseña.',
  ],
  E_LOGIN_SLOW: ['Demasiados intentos fallidos: el próximo es posible dentro de {seconds} s.', 'Espere ese tiempo y pruebe una vez.'],
  E_LOGIN_TAKEN: ['Ya hay una cuenta con este usuario.', 'Elija otro usuario o cambie la cuenta que ya existe.'],
  E_PASSWORD_WEAK: [
    'La contraseña no puede usarse: {reason}.',
    'Elija una larga: unas cuantas palabras que no tengan nada que ver entre sí.',
  ],
  E_PASSWORD_CHANGE_NEEDED: ['La primera contraseña debe cambiarse antes que nada.', 'Cambie la contraseña: PUT /api/session/password.'],
  E_ROLE_MISSING: [
    'Esta acción requiere el papel de {needed}; el suyo es {role}.',
    'Pida a un administrador que la haga o que le dé ese papel.',
  ],
  E_SCOPE_MISSING: [
    'La clave de API no tiene este permiso: {reason}.',
    'Use una clave que lo tenga, o pida a los operadores que lo hagan.',
  ],
  E_CSRF: [
    'La petición no viene de la consola: {reason}.',
    'Envíe el csrfToken de GET /api/session como X-CSRF-Token, desde una página de esta dirección.',
  ],
  E_OIDC_OFF: ['No hay ningún proveedor de identidad configurado.', 'Defina RELAIS_OIDC_ISSUER o entre con una cuenta local.'],
  E_OIDC_FAILED: [
    'El inicio de sesión con el proveedor de identidad no tuvo éxito: {reason}.',
    'Vuelva a iniciar sesión desde el principio. El registro de eventos dice más.',
  ],
  E_OIDC_NO_ROLE: [
    'El proveedor de identidad le conoce, pero aquí no le da ningún papel.',
    'Pida uno de los grupos que nombra RELAIS_OIDC_ROLES.',
  ],
  E_LEDGER_BROKEN: [
    'Lo registrado ya no es como se escribió: {what}.',
    'Deje la base de datos como está, compárela con una copia de seguridad y averigüe quién tuvo acceso.',
  ],
};
