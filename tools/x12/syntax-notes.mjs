// Syntax notes and closed code lists, which the facts lack (X12.22 segment directory, X12.3 data element dictionary): those
// of the segments that most transaction sets share. Where the releases differ, each has its own.

/** `P0607 P0809 …`: element and next one together. */
const pairs = (from, to) =>
  Array.from({ length: (to - from + 1) / 2 }, (_, index) => [from + 2 * index, from + 2 * index + 1])
    .map((pair) => `P${pair.map((number) => String(number).padStart(2, '0')).join('')}`)
    .join(' ');

const both = {
  ACT: 'P0304 C0506 C0705',
  BFR: 'R0203',
  BGN: 'C0504',
  BPR: 'P0607 C0809 P1213 C1415 P1819 C2021',
  CAD: 'R0504 C0708',
  CTP: 'P0405 C0607 C0902 C1002 C1103',
  CTT: 'P0304 P0506',
  CUR: 'C0807 C0907 L101112 C1110 C1210 L131415 C1413 C1513 L161718 C1716 C1816 L192021 C2019 C2119',
  DTM: 'R020305 C0403 P0506',
  ENT: 'P020304 P050607 P0809',
  FOB: 'C0302 C0405 C0706 C0809',
  G62: 'R0103 P0102 P0304',
  IT1: `P020304 ${pairs(6, 25)}`,
  ITD: 'L03040513 L08040513',
  L11: 'R0103 P0102',
  LIN: pairs(4, 31),
  LQ: 'C0102',
  N1: 'R0203 P0304',
  N9: 'R0203 C0605',
  PER: 'P0304 P0506 P0708',
  PO1: `C0302 C0504 ${pairs(6, 25)}`,
  PWK: 'P0506',
  QTY: 'R0204 E0204',
  REF: 'R0203',
  SAC: 'R0203 P0304 P0607 P0910 C1110 L130204 C1413 C1615',
  SN1: 'P0506',
  TD1: 'C0102 C0304 P0607 P0910',
  TD5: 'R0204050612 C0203 C0706 C0809 C1011 C1312 C1413 C1512',
  TXI: 'R020306 P0405 C0803',
  UIT: 'C0302',
};

export const notes = {
  '004010': {
    ...both,
    MEA: 'R03050608 C0504 C0604 L07030506 E0803',
    N4: 'C0605',
    NM1: 'P0809 C1110',
    PID: 'C0403 R0405 C0703 C0804',
    RMR: 'P0102',
  },
  '005010': {
    ...both,
    ADX: 'P0304',
    MEA: 'R03050608 L050412 L060412 L07030506 E0803 P1112',
    N4: 'E0207 C0605 C0704',
    NM1: 'P0809 C1110 C1203',
    PID: 'C0403 R0405 C0703 C0804 C0905',
    RMR: 'P0102 P0708',
    SLN: `P0405 C0706 C0806 ${pairs(9, 28)}`,
  },
};

/** Codes of the acknowledgements (X12.5, X12.20; data elements 715 to 723, 618, 620, 621). */
export const codes = {
  AK304: '1 2 3 4 5 6 7 8',
  AK501: 'A E M R W X',
  AK901: 'A E M P R W X',
  IK304: '1 2 3 4 5 6 7 8 I4 I6 I7 I8 I9',
  IK501: 'A E M R W X',
};
