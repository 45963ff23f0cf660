import type { ErrorTexts } from '../../error-texts.ts';

/** El enrutado y los envíos a los socios. */
export const deliveryErrors: ErrorTexts = {
  E_NO_ROUTE: ['Ninguna ruta toma {type}.', 'Añada una ruta para {type} en routes.yaml y reprocese.'],
  E_CASE_GUARD: ['El expediente no está listo para {type}: {missing}', 'Reprocese el mensaje cuando haya llegado lo que falta.'],
  E_CASE_APART: [
    '{key} es del expediente {other}, y {issuer} dio otro número a este: los dos siguen separados.',
    'Pregunte al socio qué número es el bueno. Si ambos son del mismo asunto, {issuer} debe decirlo en un mensaje con los dos.',
  ],
  E_ROUTE_FAILED: ['No se pudo evaluar una ruta para {type}: {reason}', 'Arregle la ruta y reprocese.'],
  E_ROUTE_LOOP: ['Las rutas emiten mensajes en círculo: {chain}.', 'Rompa el círculo en routes.yaml y reprocese.'],
  E_DESTINATION_UNKNOWN: [
    'La ruta {route} lleva a {channel}, que no existe.',
    'Corrija el destino en routes.yaml o añada el canal, y reprocese.',
  ],
  E_DELIVERY_REFUSED: [
    'El socio rechazó el documento: {reason}.',
    'Lea la respuesta del socio, arregle la causa y después reintente o reprocese.',
  ],
  E_DELIVERY_UNAVAILABLE: ['No se pudo contactar con el socio, o pidió esperar: {reason}.', 'El hub lo intenta de nuevo por sí mismo.'],
  E_DELIVERY_TIMEOUT: [
    'El socio no respondió en {timeoutMs} ms.',
    'El hub lo intenta de nuevo por sí mismo con la misma clave de idempotencia.',
  ],
  E_NOT_ACCEPTED: [
    'El canal {channel} no tiene mapeo para {type}.',
    'Añada {type} a sus accepts en partner.yaml o corrija la ruta, y reprocese.',
  ],
  E_GIVEN_UP: [
    'El proceso nunca llegó a terminar; veces que empezó: {attempts}.',
    'Busque qué detiene al hub en este mensaje y reprocéselo.',
  ],
  E_RETRIES_EXHAUSTED: [
    'Abandonado tras el intento {attempts}, que falló como los anteriores: {reason}',
    'Pregunte al socio y después reintente el envío.',
  ],
  E_ANSWER_PENDING: [
    'El intento {attempts} era el último, y la respuesta del socio sigue sin ser definitiva.',
    'Pregunte al socio qué ha sido de él y después reintente el envío: se le pregunta de nuevo.',
  ],
  E_ADDRESS_FORBIDDEN: [
    'La dirección de {host} es {kind}: el canal solo puede contactar con la internet pública.',
    'Corrija la dirección, o active allowPrivateNetwork si el socio está de verdad en su propia red.',
  ],
  E_PEER_UNTRUSTED: [
    'Otro equipo responde en la dirección del socio: {reason}.',
    'Pregunte al socio, por otra vía, si cambió su clave o su certificado; solo entonces registre el nuevo.',
  ],
  E_LOGIN_REFUSED: ['El socio no acepta las credenciales: {reason}.', 'Compruebe con el socio las credenciales del canal.'],
  E_ANSWER_TOO_LARGE: [
    'La respuesta del socio supera {maxBytes} bytes.',
    'Pregunte al socio si llegó el documento; suba el límite si tales respuestas son normales, y reintente.',
  ],
  E_TEMPLATE_VALUE: [
    'La plantilla de {setting} no se puede rellenar: {reason}.',
    'Corrija la plantilla, o haga que el mapeo dé esta clave de negocio, y reprocese.',
  ],
  E_CHANNEL_GONE: [
    'El socio dice que la dirección ya no existe (410).',
    'Pida al socio la nueva dirección; corríjala en su carpeta de configuración y reintente.',
  ],
};
