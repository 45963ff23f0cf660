import type { ErrorCode } from '../../kernel/error-table.ts';
import type { AcknowledgedFault } from './acknowledgement-envelope.ts';

type Codes = Partial<Record<ErrorCode, string>>;

/** Data element 720, segment syntax error (AK304, IK304). 8: the segment has faulty elements. */
const segmentCodes: Codes = {
  E_EDI_TAG: '1',
  E_EDI_SEGMENT_MISSING: '3',
  E_EDI_GROUP_MISSING: '3',
  E_EDI_GROUP_REPEATS: '4',
  E_EDI_SEGMENT_REPEATS: '5',
  E_EDI_SEGMENT_UNKNOWN: '6',
  E_EDI_SEGMENT_ORDER: '7',
};

/** Data element 723, data element syntax error (AK403, IK403). */
const elementCodes: Codes = {
  E_EDI_ELEMENT_MISSING: '1',
  E_EDI_CONDITION: '2',
  E_EDI_TOO_MANY: '3',
  E_EDI_TOO_SHORT: '4',
  E_EDI_TOO_LONG: '5',
  E_EDI_CHARACTER: '6',
  E_EDI_NUMBER: '6',
  E_EDI_CODE_UNKNOWN: '7',
  E_EDI_HIERARCHY: '7',
  E_EDI_DATE: '8',
  E_EDI_TIME: '9',
  E_EDI_EXCLUSION: '10',
  E_EDI_ELEMENT_REPEATS: '3',
};

/** Data element 718, transaction set syntax error (AK502, IK502). 5: segments are in error. */
const setCodes: Codes = {
  E_EDI_MESSAGE_UNKNOWN: '1',
  E_EDI_SERVICE_MISSING: '2',
  E_EDI_TRUNCATED: '2',
  E_EDI_REFERENCE: '3',
  E_EDI_COUNT: '4',
  E_EDI_GROUP_KIND: '6',
  E_EDI_REFERENCE_REPEATED: '23',
};

/** Data element 716, functional group syntax error (AK905). */
const groupCodes: Codes = {
  E_EDI_SERVICE_MISSING: '3',
  E_EDI_TRUNCATED: '3',
  E_EDI_REFERENCE: '4',
  E_EDI_COUNT: '5',
  E_EDI_NO_MESSAGE: '5',
};
const groupElements: Readonly<Record<number, string>> = { 1: '1', 8: '2' };

/** Data element I18, interchange note (TA105). */
const interchangeCodes: Codes = {
  E_EDI_REFERENCE: '001',
  E_EDI_COUNT: '021',
  E_EDI_OUTSIDE: '022',
  E_EDI_SERVICE_UNEXPECTED: '022',
  E_EDI_NO_MESSAGE: '022',
  E_EDI_SERVICE_MISSING: '023',
  E_EDI_TRUNCATED: '023',
  E_CONTROL_REFERENCE_USED: '025',
};
const isaCodes = ['010', '011', '012', '013', '005', '006', '007', '008', '014', '015', '016', '017', '018', '019', '020', '027'];

/** What a segment report says of a fault; undefined for one of an element. */
export function segmentErrorCode({ code, element }: AcknowledgedFault): string | undefined {
  return segmentCodes[code] ?? (element > 0 ? undefined : '8');
}

/** What an element report says of a fault. From 005010 on, too many repetitions and components have codes of their own. */
export function elementErrorCode({ code, component }: AcknowledgedFault, release: string): string {
  if (release >= '005010' && code === 'E_EDI_ELEMENT_REPEATS') return '12';
  if (release >= '005010' && code === 'E_EDI_TOO_MANY' && component > 0) return '13';
  return elementCodes[code] ?? '6';
}

/** What a transaction set report says of a fault. */
export function setErrorCode({ code, tag, element }: AcknowledgedFault): string {
  const known = setCodes[code];
  if (known !== undefined) return known;
  if (tag !== 'ST' && tag !== 'SE') return '5';
  return tag === 'SE' && element === 1 ? '4' : element === 1 ? '6' : '7';
}

/** What a functional group report says of a fault; 6: its control number is faulty. */
export function groupErrorCode({ code, tag, element }: AcknowledgedFault): string {
  return groupCodes[code] ?? (tag === 'GE' && element === 1 ? '5' : (groupElements[element] ?? '6'));
}

/** What a TA1 says of a fault; 024: the content is not valid. */
export function interchangeErrorCode({ code, tag, element }: AcknowledgedFault): string {
  const known = interchangeCodes[code];
  if (known !== undefined) return known;
  if (tag === 'ISA') return isaCodes[element - 1] ?? '022';
  return tag === 'IEA' ? (element === 1 ? '021' : '001') : '024';
}
