/** Elements of EDI segments, by position from 1, that hold names, addresses, numbers and texts of people. */
export interface EdiPlaces {
  readonly personal: Readonly<Record<string, readonly number[] | 'all'>>;
  /** Segments of which the first component (or first element) says that the rest is personal. */
  readonly qualified: Readonly<Record<string, readonly string[]>>;
  /** Segments that structure the interchange. */
  readonly service: ReadonlySet<string>;
}

/** UN/EDIFACT directories D.96A to D.01B: name, address, contact, communication, text, identity of goods, account. */
export const edifactPlaces: EdiPlaces = {
  personal: {
    NAD: [3, 4, 5, 6, 7, 8],
    ADR: [2, 3, 4, 5],
    CTA: [2],
    COM: 'all',
    FTX: [4],
    FII: [2],
    GIN: [2, 3, 4, 5, 6],
    GIR: [2, 3, 4, 5, 6],
    PNA: [2, 3, 4, 5, 6, 7, 8, 9, 10],
    NAT: 'all',
    DOB: 'all',
  },
  // 329: date of birth (2005). SE: serial number (1153).
  qualified: { DTM: ['329'], RFF: ['SE'] },
  service: new Set(['UNA', 'UNB', 'UNG', 'UNH', 'UNS', 'UNT', 'UNE', 'UNZ', 'UCI', 'UCF', 'UCM', 'UCS', 'UCD']),
};

/** ASC X12 004010 to 005010. SY: social security number, SE: serial number, 6P and IG: numbers of an insured person (REF01, N901). */
export const x12Places: EdiPlaces = {
  personal: {
    N1: [2],
    N2: 'all',
    N3: 'all',
    N4: [1, 2, 3],
    NM1: [3, 4, 5, 6, 7, 9],
    PER: [2, 4, 6, 8],
    DMG: [2],
    IN2: [2],
    MSG: [1],
    MTX: [2],
    NTE: [2],
    K1: 'all',
    K2: 'all',
    K3: 'all',
  },
  qualified: { REF: ['SE', 'SY', '6P', 'IG'], N9: ['SE', 'SY', '6P', 'IG'] },
  service: new Set(['ISA', 'GS', 'ST', 'SE', 'GE', 'IEA', 'TA1', 'AK1', 'AK2', 'AK3', 'AK4', 'AK5', 'AK9', 'IK3', 'IK4', 'IK5']),
};

/** Names under which the same elements stand in decoded trees: EDIFACT by data element, X12 by segment and number. */
export const ediTreeNames: ReadonlySet<string> = new Set([
  ...['E3036', 'E3042', 'E3124', 'E3148', 'E3164', 'E3192', 'E3194', 'E3251', 'E3286', 'E3412', 'E4440', 'E7402', 'E3229', 'E3228'],
  ...['N102', 'N201', 'N202', 'N301', 'N302', 'N401', 'N402', 'N403', 'NM103', 'NM104', 'NM105', 'NM109', 'PER02', 'PER04', 'PER06'],
  ...['PER08', 'DMG02', 'MSG01', 'MTX02', 'NTE02', 'K301'],
]);
