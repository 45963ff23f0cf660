import type { ErrorTexts } from '../../error-texts.ts';

/** El propio hub, su puerta, los mapeos y la configuración. */
export const hubErrors: ErrorTexts = {
  E_INTERNAL: [
    'El hub encontró un fallo propio ({name}).',
    'Nada de lo aceptado se ha perdido. Avise a los operadores; el registro de eventos dice la causa.',
  ],
  E_NOT_READY: ['El hub no está listo: {reason}.', 'Envíe de nuevo dentro de unos segundos.'],
  E_ENV_UNKNOWN: ['La variable de entorno {name} no es de Relais.', 'Quítela o corrija su nombre; los nombres conocidos son: {known}.'],
  E_ENV_INVALID: ['La variable de entorno {name} tiene un valor que no se puede usar: {reason}.', 'Corrija {name}.'],
  E_PORT_UNUSABLE: [
    'El hub no puede escuchar en {host}:{port} ({reason}).',
    'Pare lo que usa el puerto, o ponga otro en PORT; 0 toma uno libre.',
  ],
  E_ADMIN_TOKEN_WEAK: [
    'El hub sería accesible en {host} sin un token de administración fuerte.',
    'Ponga en RELAIS_ADMIN_TOKEN al menos 32 caracteres aleatorios, o escuche en 127.0.0.1, sin proxy delante.',
  ],
  E_EMBEDDED_MISSING: [
    'No hay PostgreSQL integrado para {platform}: {reason}.',
    'Instale las dependencias opcionales (npm ci --include=optional), o ponga en DATABASE_URL un PostgreSQL propio, como postgres://user:password@host:5432/relais.',
  ],
  E_EMBEDDED_LOCKED: [
    'Otro hub, el proceso {pid}, trabaja en {folder}.',
    'Pare antes ese proceso, o dé a este hub su propia carpeta con RELAIS_DATA.',
  ],
  E_EMBEDDED_FAILED: [
    'El PostgreSQL integrado falló ({what}): {reason}.',
    'Arregle la causa y arranque de nuevo, o ponga en DATABASE_URL un PostgreSQL propio.',
  ],
  E_BROKER_TOPOLOGY: [
    'RabbitMQ tiene este objeto ({what}) con otras propiedades: {difference}.',
    'Averigüe quién lo creó. Bórrelo a mano si nada lo necesita, o dé al hub su propio vhost en AMQP_URL; el hub no borra nada.',
  ],
  E_LEDGER_UNUSABLE: [
    'La base de datos del libro de registro no se puede usar: {reason}.',
    'Cree la base de datos y su usuario, o corrija DATABASE_URL.',
  ],
  E_LEDGER_SCHEMA: [
    'La base de datos del libro de registro no se puede usar: {reason}.',
    'Arranque la versión de Relais a la que pertenece esta base de datos, o dé al hub otra.',
  ],
  E_SECRETS_FILE: [
    'El archivo de secretos {file} no se puede usar: {reason}.',
    'Escriba un objeto JSON de "socio/nombre": "valor" que solo pueda leer el usuario del hub (chmod 600).',
  ],
  E_HUB_UNREACHABLE: ['Ningún hub responde en {url}.', 'Arranque uno con `npm start`, o dé su dirección con --url y su token con --token.'],
  E_NAME_REFUSED: ['El nombre «{name}» no se puede usar: {reason}.', 'Elija otro nombre.'],
  E_FILE_UNREADABLE: ['El archivo {file} no se puede leer.', 'Compruebe la ruta y sus permisos.'],
  E_DEMO_UNMET: [
    'La demostración esperaba algo que no ocurrió: {what}.',
    'Ejecútela de nuevo con LOG_LEVEL=debug para ver qué hizo el hub.',
  ],
  E_HTTP_NOT_FOUND: ['No hay nada en {path}.', 'Compruebe la dirección; las rutas están en docs/http.md.'],
  E_PARTNER_UNKNOWN: ['No hay canal de entrada {channel}.', 'Compruebe socio y canal en la dirección; los operadores pueden dar la lista.'],
  E_PARTNER_OFF: [
    'El socio {partner} está desactivado en este hub.',
    'No se guardó nada: envíe de nuevo más tarde. `relais channels` muestra a los operadores qué activa al socio.',
  ],
  E_KEY_MISSING: [
    'La petición no lleva clave de API.',
    'Envíe la clave que recibió como «Authorization: Bearer CLAVE» o «X-API-Key: CLAVE».',
  ],
  E_KEY_WRONG: [
    'La clave de API no vale para {channel}.',
    'Compruebe la clave: puede estar mal escrita, caducada, revocada o ser de otro canal.',
  ],
  E_SIGNATURE_WRONG: [
    'La petición no está firmada como debe: {reason}.',
    'Fírmela según Standard Webhooks, con el secreto acordado, de nuevo en cada intento y con un reloj exacto a cinco minutos.',
  ],
  E_BODY_EMPTY: ['La petición no tiene cuerpo.', 'Envíe el documento como cuerpo de la petición.'],
  E_BODY_TOO_LARGE: [
    'El documento supera {maxBytes} bytes.',
    'Divídalo en documentos más pequeños, o acuerde SFTP para los archivos grandes.',
  ],
  E_MEDIA_TYPE: ['El canal no acepta {mediaType}.', 'Envíe uno de estos tipos: {accepted}.'],
  E_REQUEST_INVALID: ['La petición no es válida: {reason}.', 'Corrija la petición y envíela de nuevo.'],
  E_DOCUMENT_REFUSED: [
    'El documento se guardó como mensaje {messageId}, pero no se puede usar: {reason}',
    'Corrija lo que figura en errors y envíe de nuevo el documento.',
  ],
  E_IDEMPOTENCY_CONFLICT: [
    'La clave de idempotencia ya se usó con otro cuerpo.',
    'Use una clave nueva para un documento nuevo; repita un documento solo con los mismos bytes.',
  ],
  E_NOT_FOUND: ['No existe: {what} {id}.', 'Compruebe el identificador.'],
  E_CONTENT_DROPPED: [
    'El contenido ya no se conserva: {what} {id}.',
    'Pida de nuevo el documento al remitente; conserve los contenidos más tiempo si esto hace falta a menudo.',
  ],
  E_STATE_CONFLICT: ['Acción imposible ({action}): {what} {id}, estado actual: {state}.', 'Mire antes su estado actual.'],
  E_MAP_SYNTAX: ['El mapeo no se puede compilar: {reason}.', 'Corrija la expresión en este lugar.'],
  E_MAP_FAILED: ['El mapeo {mapping} falló: {reason}.', 'Arregle el mapeo o el documento y reprocese.'],
  E_MAP_LIMIT: ['El mapeo {mapping} superó su límite: {limit}.', 'Simplifique el mapeo o divida el documento.'],
  E_MAP_RESULT: ['El mapeo {mapping} dio un resultado que no se puede usar: {reason}.', 'Arregle el mapeo y reprocese.'],
  E_CODE_UNKNOWN: ['El código {code} no está en la lista {list}.', 'Añada el código a codes.yaml y reprocese.'],
  E_CANONICAL: ['El mensaje canónico {type} no es válido: {reason}.', 'Arregle el mapeo para que dé un {type} válido y reprocese.'],
  E_CONFIG_REFUSED: [
    'La configuración se rechazó; errores: {count}.',
    'Corrija lo que figura en la lista; `relais check` muestra la misma.',
  ],
  E_CONFIG_SYNTAX: ['El archivo no es YAML válido: {reason}.', 'Corrija el archivo en este lugar.'],
  E_CONFIG_FIELD: ['Campo incorrecto: {reason}.', 'Corrija el campo; docs/partner-packs.md lo describe.'],
  E_CONFIG_REFERENCE: ['No existe: {what} {name}.', 'Créelo o corrija el nombre.'],
  E_CONFIG_DUPLICATE: ['Definido dos veces: {what} {name}.', 'Dé a cada uno su propio nombre.'],
  E_CONFIG_UNUSED: ['No se usa en ninguna parte: {what} {name}.', 'Úselo o quítelo.'],
  E_CONFIG_UNSAFE: ['{what} debilita la seguridad: {reason}.', 'Elija el ajuste seguro, o asegúrese de que necesita este.'],
  E_CONFIG_VARIABLE: ['La variable de entorno {name} no está definida.', 'Defina {name} antes de que arranque el hub.'],
  E_SECRET_MISSING: ['El secreto {name} no está en el almacén.', 'Defina {variable}, o añada el secreto al archivo de secretos.'],
  E_CASE_MISSING: ['El mapeo {mapping} no tiene ningún caso.', 'Añada cases/{folder}/NOMBRE/input.* y expected.*.'],
  E_CASE_FAILED: ['El caso {name} dio otro resultado.', 'Compare los dos resultados; arregle el mapeo o lo esperado.'],
};
