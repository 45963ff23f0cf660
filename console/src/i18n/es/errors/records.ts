import type { ErrorTexts } from '../../error-texts.ts';

/** Archivos por filas: CSV y ancho fijo. */
export const recordErrors: ErrorTexts = {
  E_CSV_SYNTAX: [
    'El documento no es un CSV: {reason}.',
    'Envíe CSV (RFC 4180): entre comillas los valores con comillas o saltos de línea, y dobladas las comillas de dentro.',
  ],
  E_ROW_CELLS: [
    'Número de valores de la fila: {count}; se esperaba: {expected}.',
    'Envíe tantos valores como columnas hay, también los vacíos.',
  ],
  E_COLUMN_MISSING: ['Falta la columna {column}.', 'Envíe la columna; la línea de cabecera nombra las columnas.'],
  E_COLUMN_UNKNOWN: [
    'La columna {number} tiene una cabecera que no está acordada.',
    'Quite la columna o añádala al formato; extraColumns: ignore deja pasar tales columnas.',
  ],
  E_COLUMN_REPEATED: ['La columna {number} tiene la cabecera de otra columna.', 'Dé a cada columna su propia cabecera.'],
  E_FIELD_MISSING: ['El campo {field} es obligatorio.', 'Envíe un valor.'],
  E_FIELD_TYPE: ['El valor del campo {field} no es del tipo esperado: {type}.', 'Corrija el valor, o el tipo del campo en el formato.'],
  E_FIELD_LENGTH: ['Longitud del campo {field}: {length}; permitido: {allowed}.', 'Envíe un valor de esa longitud.'],
  E_FIELD_PATTERN: ['El campo {field} no sigue el patrón {pattern}.', 'Corrija el valor.'],
  E_FIELD_CODE: [
    'El campo {field} tiene un valor que no está en su lista de códigos.',
    'Envíe uno de los códigos acordados o añádalo al formato.',
  ],
  E_FIELD_CHARACTER: [
    'El campo {field} tiene el carácter {character}, que no se puede escribir en {charset}.',
    'Sustituya el carácter en el mapeo ($ascii lo hace), o acuerde un juego de caracteres más amplio.',
  ],
  E_RECORD_UNKNOWN: [
    'El registro empieza por una etiqueta que no está acordada; acordadas: {known}.',
    'Corrija la etiqueta o añada el registro al formato.',
  ],
  E_RECORD_ORDER: ['El registro {tag} no está permitido en este lugar.', 'Póngalo donde lo tiene el formato.'],
  E_RECORD_REPEATS: ['El registro {tag} solo puede venir una vez aquí.', 'Envíelo una sola vez.'],
  E_RECORD_MISSING: ['Falta el registro {tag}.', 'Envíe {tag}.'],
  E_RECORD_COUNT: [
    'El campo {field} no anuncia el número de registros recibidos; recibidos: {counted}.',
    'Corrija el número o envíe lo que falta.',
  ],
  E_RECORD_LENGTH: [
    'Longitud del registro: {length}; se esperaba: {expected}.',
    'Envíe registros de longitud completa, también con los blancos del final.',
  ],
};
