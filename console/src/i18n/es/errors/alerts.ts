import type { ErrorTexts } from '../../error-texts.ts';

/** Avisar a los operadores. */
export const alertErrors: ErrorTexts = {
  E_MAIL: [
    'No se pudo enviar el correo: {reason}.',
    'Compruebe host, port, tls, usuario y direcciones del destino en mappings/alerts.yaml; el hub lo intenta de nuevo por sí mismo.',
  ],
  E_ALERT_TARGET: [
    'El destino {target} no aceptó la alerta: {reason}.',
    'Compruebe la dirección y el secreto del destino en mappings/alerts.yaml; el hub lo intenta de nuevo por sí mismo.',
  ],
};
