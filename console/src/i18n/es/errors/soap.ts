import type { ErrorTexts } from '../../error-texts.ts';

/** Llamadas a un servicio SOAP. */
export const soapErrors: ErrorTexts = {
  E_SOAP_ENVELOPE: ['La petición no es una llamada SOAP: {reason}.', 'Envíe una sola operación del servicio en un sobre SOAP 1.1 o 1.2.'],
  E_SOAP_VERSION: ['El sobre no es de ninguna versión de SOAP conocida aquí.', 'Envíe SOAP 1.1 o 1.2.'],
  E_SOAP_HEADER: ['La cabecera {name} debe entenderse, y no se entiende.', 'Envíe la llamada sin esta cabecera o sin mustUnderstand.'],
  E_SOAP_OPERATION: ['El servicio no tiene operación para {what}.', 'Consulte ?wsdl para ver las operaciones y sus elementos.'],
  E_SOAP_SECURITY: [
    'La cabecera WS-Security no es como debe ser: {reason}.',
    'Envíe el UsernameToken o la firma acordados, hechos de nuevo en cada llamada, con un reloj exacto a cinco minutos.',
  ],
  E_SOAP_NO_ANSWER: [
    'La llamada se aceptó como mensaje {messageId}; su respuesta aún no está.',
    'Envíe la misma llamada más tarde: no tiene un segundo efecto y recibe la respuesta en cuanto la haya.',
  ],
};
