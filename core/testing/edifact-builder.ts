/** Synthetic EDIFACT for tests: parties and products of the 9501101… series that GS1 uses in its documentation. */

/** Segments of an announcement for returns in D.01B, UNH and UNT left out: four damaged pieces, a credit note asked for. */
export const retannBody: readonly string[] = [
  'BGM+70E::9+RA-2041+9',
  'DTM+137:20250312:102',
  'DOC+381',
  'RFF+DQ:DN-77810',
  'DTM+171:20250220:102',
  'NAD+BY+9501101000018::9',
  'LOC+14+9501101000032::9',
  'NAD+SU+9501101000025::9',
  'LIN+1++09501101530003:SRV',
  'QTY+61:4',
  'CDI+1+4',
  'UNS+S',
  'CNT+2:1',
];

/** UNH to UNT with the right count. Segments are given without terminator.
 *  @param identity UNH S009 */
export function message(body: readonly string[], identity = 'RETANN:D:01B:UN:EAN003', reference = '1'): string[] {
  return [`UNH+${reference}+${identity}`, ...body, `UNT+${body.length + 2}+${reference}`];
}

/** What an interchange may have otherwise than usual. */
export interface InterchangeOptions {
  /** UNB S001. */
  readonly syntax?: string;
  readonly una?: string;
  readonly controlReference?: string;
  /** UNB from 0026 on: `+++1` asks for an acknowledgement. */
  readonly tail?: string;
  /** Between segments. */
  readonly between?: string;
}

/** An interchange of messages made by {@link message}, with the default service characters. */
export function interchange(messages: readonly (readonly string[])[], options: InterchangeOptions = {}): string {
  const { syntax = 'UNOC:3', una = '', controlReference = '42', tail = '', between = '' } = options;
  const date = syntax.endsWith('4') ? '20250312' : '250312';
  const header = `UNB+${syntax}+9501101000018:14+9501101000025:14+${date}:1015+${controlReference}${tail}`;
  const segments = [header, ...messages.flat(), `UNZ+${messages.length}+${controlReference}`];
  return una + (una === '' ? '' : between) + segments.map((segment) => `${segment}'`).join(between);
}

/** Text as bytes of ISO 8859-1. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
