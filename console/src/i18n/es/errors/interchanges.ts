import type { ErrorTexts } from '../../error-texts.ts';

/** Los intercambios como un todo, y lo que se les responde. */
export const interchangeErrors: ErrorTexts = {
  E_CONTROL_REFERENCE_USED: [
    'La referencia de control {reference} ya se usó, en el mensaje {messageId}, para otro documento.',
    'Envíe de nuevo el documento con otra referencia de control.',
  ],
  E_SENDER_UNKNOWN: [
    'El intercambio viene de {sender}, con el que no se conoce a ningún socio en este canal.',
    'Añada el identificador a los de su socio o a interchange.from del canal, y reprocese el mensaje; si nadie conoce al remitente, descártelo.',
  ],
  E_RECIPIENT_UNKNOWN: [
    'El intercambio es para {recipient}, que no es un identificador de este hub.',
    'Si es nuestro, añádalo a los identificadores de hub.yaml o a interchange.to del canal y reprocese el mensaje; si no, avise al remitente y descártelo.',
  ],
  E_INTERCHANGE_GAP: [
    'El intercambio {reference} no sigue a ninguno de los llegados: falta el anterior, {before}.',
    'Pida al remitente el intercambio que falta. El que está retenido se acepta al reprocesar su mensaje.',
  ],
  E_INTERCHANGE_TEST: [
    'El intercambio lleva el indicador de prueba, y este canal no acepta pruebas.',
    'Envíelo sin el indicador si es real; envíe las pruebas a un canal que las acepte.',
  ],
  E_INTERCHANGE_PARTLY: [
    'Hay mensajes del intercambio con errores, y está acordado aceptarlos todos o ninguno.',
    'Corrija los mensajes con errores y envíe de nuevo el intercambio.',
  ],
  E_CONTENT_REFUSED: ['El contenido se rechaza: {reason}.', 'Corrija el documento y envíelo de nuevo.'],
  E_ACKNOWLEDGEMENT_UNMATCHED: [
    'El acuse {kind} habla de {subject}, y nada así se envió a este socio.',
    'Pregunte al socio a qué responde y descarte el mensaje.',
  ],
  E_MESSAGE_NOT_MAPPED: [
    'El canal {channel} solo acepta acuses; esto es un {type}.',
    'Envíelo al canal que lo acepta, o dé a este una sección message con un mapeo, y reprocese.',
  ],
};
