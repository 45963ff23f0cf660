import type { ErrorCode } from '../../kernel/error-table.ts';

/** Our codes → CONTRL's (service code list 0085, syntax error, coded). */
const codes: Partial<Record<ErrorCode, string>> = {
  E_CHARSET: '21',
  E_CONTROL_REFERENCE_USED: '26',
  E_EDI_UNA: '22',
  E_EDI_TRUNCATED: '13',
  E_EDI_TERMINATOR: '22',
  E_EDI_TAG: '21',
  E_EDI_CHARACTER: '21',
  E_EDI_SYNTAX_UNKNOWN: '2',
  E_EDI_SERVICE_MISSING: '13',
  E_EDI_SERVICE_UNEXPECTED: '15',
  E_EDI_OUTSIDE: '33',
  E_EDI_COUNT: '29',
  E_EDI_REFERENCE: '28',
  E_EDI_REFERENCE_REPEATED: '26',
  E_EDI_NO_MESSAGE: '32',
  E_EDI_MIXED: '30',
  E_EDI_MESSAGE_UNKNOWN: '17',
  E_EDI_SEGMENT_UNKNOWN: '15',
  E_EDI_SEGMENT_ORDER: '15',
  E_EDI_SEGMENT_MISSING: '13',
  E_EDI_GROUP_MISSING: '13',
  E_EDI_SEGMENT_REPEATS: '35',
  E_EDI_GROUP_REPEATS: '36',
  E_EDI_ELEMENT_MISSING: '13',
  E_EDI_ELEMENT_REPEATS: '35',
  E_EDI_TOO_MANY: '16',
  E_EDI_TOO_LONG: '39',
  E_EDI_TOO_SHORT: '40',
  E_EDI_NUMBER: '37',
  E_EDI_DIGIT_BEFORE_MARK: '38',
  E_EDI_ALPHABETIC: '37',
  E_EDI_CODE_UNKNOWN: '12',
};

/** What a CONTRL says of a finding; 18 (unspecified error) for what its list does not have. */
export function syntaxErrorCode(code: ErrorCode): string {
  return codes[code] ?? '18';
}
