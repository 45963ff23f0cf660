import type { ErrorTexts } from '../../error-texts.ts';

/** La lectura de documentos. */
export const documentErrors: ErrorTexts = {
  E_JSON_SYNTAX: ['El documento no es JSON: {reason}.', 'Envíe JSON bien formado (RFC 8259) en UTF-8.'],
  E_XML_SYNTAX: ['El documento no es XML bien formado: {reason}.', 'Envíe XML 1.0 bien formado.'],
  E_XML_SCHEMA: ['El documento no sigue su esquema: {reason}.', 'Corrija el documento en este lugar.'],
  E_XML_DOCTYPE: ['El documento tiene un DOCTYPE, que se rechaza.', 'Envíe el documento sin declaración de tipo.'],
  E_DOCUMENT_LIMIT: ['El documento supera un límite: {limit}.', 'Envíe un documento más pequeño o menos anidado.'],
  E_SCHEMA: ['Valor no conforme: {reason}.', 'Corrija el documento en este lugar.'],
  E_CHARSET: ['El documento no está en el juego de caracteres {charset} que declara.', 'Corrija la declaración o los bytes.'],
  E_FORMAT_UNKNOWN: [
    'El documento no está en ningún formato legible aquí: {reason}.',
    'Indique el formato (nada lo dice en un archivo CSV o de ancho fijo), o envíe EDIFACT, X12, XML o JSON.',
  ],
  E_NOT_WRITABLE: [
    'El documento {format} no se puede escribir; defectos: {count}, el primero: {reason}',
    'Arregle el mapeo en estos lugares y reprocese.',
  ],
  E_EDI_NOT_EDIFACT: ['El documento no empieza por UNA, UNB ni UNH.', 'Envíe un intercambio EDIFACT (ISO 9735).'],
  E_EDI_UNA: [
    'El segmento UNA (caracteres de servicio) no se puede usar: {reason}.',
    'Envíe UNA con seis caracteres de servicio distintos, o no lo envíe.',
  ],
  E_EDI_TRUNCATED: ['El documento termina dentro de un segmento: falta el último fin de segmento.', 'Envíe de nuevo el documento entero.'],
  E_EDI_TERMINATOR: [
    'Los segmentos terminan en saltos de línea, que ningún UNA anuncia.',
    'Termine los segmentos con un apóstrofo, o anuncie el fin de segmento en UNA.',
  ],
  E_EDI_TAG: [
    'Un segmento empieza por {tag}, que no es un nombre de segmento.',
    'Un nombre de segmento tiene dos o tres mayúsculas o cifras; puede faltar un fin de segmento, o no estar escapado, antes de este lugar.',
  ],
  E_EDI_CHARACTER: [
    'El valor tiene el carácter {character}, que {charset} no permite.',
    'Quite el carácter o use un juego de caracteres más amplio.',
  ],
  E_EDI_SYNTAX_UNKNOWN: [
    'No se conoce el identificador de sintaxis {identifier}.',
    'Envíe UNB con UNOA a UNOL, UNOW o UNOY como identificador de sintaxis (0001).',
  ],
  E_EDI_SERVICE_MISSING: ['Falta el segmento de servicio {tag}.', 'Envíe el intercambio con {tag}.'],
  E_EDI_SERVICE_UNEXPECTED: [
    'El segmento de servicio {tag} no está permitido en este lugar.',
    'Quítelo, o cierre lo que estaba abierto antes.',
  ],
  E_EDI_OUTSIDE: ['El segmento {tag} está fuera de todo mensaje.', 'Póngalo entre la cabecera y el final de un mensaje.'],
  E_EDI_COUNT: ['{tag} anuncia {announced} ({what}); recibidos: {counted}.', 'Corrija el número en {tag} o envíe lo que falta.'],
  E_EDI_REFERENCE: [
    '{tag} lleva la referencia {found}; su cabecera lleva {expected}.',
    'Envíe la misma referencia en la cabecera y al final.',
  ],
  E_EDI_REFERENCE_REPEATED: [
    'La referencia {reference} se usa dos veces en este intercambio.',
    'Dé a cada mensaje su propia referencia (UNH 0062, ST02) y a cada grupo su propio número (UNG 0048, GS06).',
  ],
  E_EDI_NO_MESSAGE: ['El intercambio no tiene ningún mensaje.', 'Envíe al menos un mensaje en cada intercambio y en cada grupo.'],
  E_EDI_MIXED: ['El intercambio tiene mensajes dentro y fuera de grupos.', 'Ponga todos los mensajes en grupos, o ninguno.'],
  E_EDI_MESSAGE_UNKNOWN: [
    'El mensaje {identity} no está acordado en este canal; acordados: {agreed}.',
    'Envíe uno de los mensajes acordados, o añada su guía al canal.',
  ],
  E_EDI_NO_GUIDE: [
    'No hay guía para el mensaje {identity}: solo se comprobó su marco.',
    'Indique una guía que le corresponda, o añada una en schemas/.',
  ],
  E_EDI_SEGMENT_UNKNOWN: ['El segmento {tag} no está en el mensaje {message}.', 'Quite el segmento, o acuerde una guía que lo tenga.'],
  E_EDI_SEGMENT_ORDER: ['El segmento {tag} no está permitido en este lugar.', 'Póngalo donde lo tiene la guía del mensaje.'],
  E_EDI_SEGMENT_MISSING: ['Falta el segmento obligatorio {tag} después de este lugar.', 'Envíe {tag}.'],
  E_EDI_GROUP_MISSING: [
    'Falta después de este lugar el grupo de segmentos obligatorio {group}, que empieza por {tag}.',
    'Envíe al menos un {tag} con lo que le pertenece.',
  ],
  E_EDI_SEGMENT_REPEATS: ['El segmento {tag} aparece aquí demasiadas veces; máximo: {max}.', 'No supere este máximo: {max}.'],
  E_EDI_GROUP_REPEATS: [
    'El grupo de segmentos {group}, que empieza por {tag}, aparece aquí demasiadas veces; máximo: {max}.',
    'No supere este máximo: {max}.',
  ],
  E_EDI_ELEMENT_MISSING: ['Falta el elemento de datos obligatorio {element}.', 'Envíe un valor para {element}.'],
  E_EDI_ELEMENT_REPEATS: [
    'El elemento de datos {element} está repetido, lo que no se permite aquí.',
    'Envíe un solo valor para {element}.',
  ],
  E_EDI_TOO_MANY: [
    'El segmento tiene demasiados {what}; máximo del directorio: {max}.',
    'Quite lo que sobra; quizá haya un separador sin escapar.',
  ],
  E_EDI_TOO_LONG: ['Longitud del elemento de datos {element}: {length}; máximo: {max}.', 'Acorte el valor.'],
  E_EDI_TOO_SHORT: ['Longitud del elemento de datos {element}: {length}; mínimo: {min}.', 'Envíe un valor de longitud completa.'],
  E_EDI_NUMBER: [
    'El elemento de datos {element} no es un número.',
    'Envíe cifras, si hace falta con un signo menos delante y un solo separador decimal entre cifras.',
  ],
  E_EDI_DIGIT_BEFORE_MARK: [
    'El elemento de datos {element} no tiene cifra a un lado de su separador decimal.',
    'Envíe 0.5, y no .5 ni 5. (con el separador decimal del intercambio).',
  ],
  E_EDI_ALPHABETIC: ['El elemento de datos {element} tiene cifras; solo se permiten letras.', 'Envíe solo letras.'],
  E_EDI_CODE_UNKNOWN: [
    'El elemento de datos {element} tiene el código {code}, que no está en su lista.',
    'Envíe un código del directorio acordado, o indique el organismo responsable (3055).',
  ],
  E_EDI_NOT_X12: ['El documento no empieza por ISA.', 'Envíe un intercambio X12.'],
  E_EDI_ISA: [
    'Los delimitadores del intercambio no se pueden conocer por su ISA: {reason}.',
    'Envíe un ISA de 16 elementos con sus anchos fijos.',
  ],
  E_EDI_GROUP_KIND: [
    'El mensaje X12 {set} va en un grupo {expected}; vino en un grupo {found}.',
    'Envíe GS01 {expected} para este mensaje.',
  ],
  E_EDI_HIERARCHY: ['Los segmentos HL no forman un árbol: {reason}.', 'Numere los niveles en HL01 y nombre en HL02 un nivel anterior.'],
  E_EDI_CONDITION: ['El segmento incumple una regla de sintaxis: {rule}.', 'Envíe lo que falta, o quite lo que lo exige.'],
  E_EDI_EXCLUSION: ['De los elementos de datos {elements} solo se puede enviar uno.', 'Quite los demás.'],
  E_EDI_DATE: ['El elemento de datos {element} no es una fecha.', 'Envíe CCYYMMDD, o YYMMDD donde el directorio tiene seis cifras.'],
  E_EDI_TIME: ['El elemento de datos {element} no es una hora.', 'Envíe HHMM, HHMMSS o HHMMSSDD.'],
  E_EDI_DELIMITER: [
    'El valor tiene el carácter {character}, que es un delimitador del intercambio.',
    'Quite el carácter: X12 no puede escaparlo. Sin el ajuste `delimiters`, el hub toma delimitadores que no están en los datos.',
  ],
  E_EDI_TREE: ['El árbol que se va a escribir no se puede usar: {reason}.', 'Corrija el resultado del mapeo en este lugar.'],
};
