/** Synthetic X12 for tests. */

/** Segments of an authorised return in 004010, ST and SE left out. */
export const returnBody: readonly string[] = [
  'BGN*00*RA-2041*20250312*1015',
  'N9*IA*12345',
  'N1*BY*Magasin Test*92*0042',
  'N3*1 rue des Essais',
  'N4*Lyon**69001*FR',
  'BLI*UP*950110153000*4*EA',
  'QTY*38*4',
];

/** Segments of a ship notice in 005010: shipment, two orders, three items. */
export const shipBody: readonly string[] = [
  'BSN*00*S-1*20250312*1015',
  'HL*1**S',
  'TD1*CTN*2',
  'HL*2*1*O',
  'PRF*PO-7',
  'HL*3*2*I',
  'LIN**UP*950110153000',
  'HL*4*2*I',
  'LIN**UP*950110153001',
  'HL*5*1*O',
  'PRF*PO-8',
  'HL*6*5*I',
  'LIN**UP*950110153002',
  'CTT*6',
];

/** ST to SE with the right count. Segments are given without terminator. */
export function transaction(body: readonly string[], set = '180', reference = '0001'): string[] {
  return [`ST*${set}*${reference}`, ...body, `SE*${body.length + 2}*${reference}`];
}

/** GS to GE around transaction sets. */
export function group(sets: readonly (readonly string[])[], options: { kind?: string; number?: string; release?: string } = {}): string[] {
  const { kind = 'AN', number = '7', release = '004010' } = options;
  return [`GS*${kind}*STORE*RELAIS*20250312*1015*${number}*X*${release}`, ...sets.flat(), `GE*${sets.length}*${number}`];
}

/** What an interchange may have otherwise than usual. */
export interface InterchangeOptions {
  /** ISA12. */
  readonly version?: string;
  readonly repetition?: string;
  readonly controlReference?: string;
  /** ISA14. */
  readonly requested?: string;
  readonly test?: string;
  readonly between?: string;
  /** Segments before the first group. */
  readonly loose?: readonly string[];
}

/** ISA to IEA, with `~` behind each segment. */
export function interchange(groups: readonly (readonly string[])[], options: InterchangeOptions = {}): string {
  const {
    version = '00401',
    repetition = 'U',
    controlReference = '000000042',
    requested = '0',
    test = 'P',
    between = '',
    loose = [],
  } = options;
  const parties = 'ZZ*STORE          *ZZ*RELAIS         ';
  const isa = `ISA*00*          *00*          *${parties}*250312*1015*${repetition}*${version}*${controlReference}*${requested}*${test}*:`;
  const segments = [isa, ...loose, ...groups.flat(), `IEA*${groups.length}*${controlReference}`];
  return segments.map((segment) => `${segment}~`).join(between);
}

/** An interchange of one ship notice in 005010. */
export function shipNotice(body: readonly string[] = shipBody): string {
  const options = { kind: 'SH', release: '005010' };
  return interchange([group([transaction(body, '856')], options)], { version: '00501', repetition: '^' });
}

/** Text as bytes of ISO 8859-1. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
