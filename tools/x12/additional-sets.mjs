// Transaction sets that the facts lack, by release, in the notation of schemas/x12/README.md. Facts of the standard (ASC X12
// transaction sets 857 Shipment and Billing Notice and 867 Product Transfer and Resale Report in 004010 and 005010, and the
// implementation acknowledgement 005010X231): structure, requirement, use, types and lengths.

const name = ['N1*10', 'N2*2', 'N3*2', 'N4'];
const sources = ['LM*', 'LQ!*'];
const accounting = ['FA1*', 'FA2!*'];
const charges = ['SAC*25', 'TXI*10'];

/** 857 is alike in both releases. Each HL has one of its five loops: shipment, order, pallet, assigned number, item. */
const shipmentAndBilling = {
  group: 'BS',
  structure: [
    'BHT!',
    [
      'HL!*',
      ['G05', 'TD1*5', 'TD3*5', 'TD4*5', 'TD5*10', 'FOB', 'DTM*5', 'N9*20', 'PER*5', 'CUR', name, sources],
      ['TDS', 'PRF', 'N9*', 'DTM*10', 'ITD*5', 'TXI*10', 'SN1', 'ISS', charges, name, accounting],
      ['PAL', 'SN1', 'MAN*10'],
      ['LX', 'N9*15', 'SN1', 'PO4', 'MEA*10', 'PKG*10', 'MAN*10'],
      [
        'IT1',
        ...['IT3', 'PO4', 'TD4*', 'TC2*5', 'TXI*10', 'CTP*10', 'N9*10', 'MEA*10', 'DTM*10', 'ITD*'],
        ['PID*25', 'MEA*10'],
        ['SLN*1000', 'PID*25'],
        charges,
        sources,
        accounting,
      ],
    ],
  ],
};

/** @param of5 what 005010 has beside 004010 */
const productTransfer = (of5, dates) => ({
  group: 'PT',
  structure: [
    ...['BPT!', 'CUR', 'DTM*10', 'REF*12', 'PER*3', 'MEA*20', 'PSA*10'],
    ['N1*5', 'N2*2', 'N3*2', 'N4', 'REF*12', ['PER*', 'REF*']],
    ['LM*', 'LQ!*100', ...of5.code],
    [
      'PTD!*',
      ...['DTM*10', 'REF*20', 'PRF', 'PER*3', 'MAN', ...of5.transfer],
      ['N1*5', 'N2*2', 'N3*2', 'N4', 'REF*20', 'PER*3', ['SII*', 'N9']],
      [
        'QTY*',
        ...['LIN', 'PO3*25', 'PO4', 'UIT*12', 'AMT*12', 'ITA*10', 'PID*200', 'MEA*40', 'PWK*25', 'PKG*25'],
        ...['REF*', 'PER*3', 'DTM*10', 'CUR', dates, 'LDT'],
        ['LM*', 'LQ*100'],
        ['LX*', 'REF*', 'DTM', 'N1', ['LM*', 'LQ!*100']],
        accounting,
      ],
    ],
    ['CTT', 'AMT*12', 'ITA*10'],
  ],
});

const implementationAcknowledgement = {
  group: 'FA',
  structure: ['AK1!', ['AK2*', ['IK3*', 'CTX*10', ['IK4*', 'CTX*10']], 'IK5!'], 'AK9!'],
};

/** Segments that no other set has. @param reference greatest length of a reference (data element 127) */
const segments = (reference) => ({
  BHT: `AN:4! AN:2! AN:1/${reference} DT:8 TM:4/8 AN:2`,
  BPT: `AN:2! AN:1/${reference} DT:8! AN:2 AN:3 R:1/10 AN:1/2 TM:4/8 AN:1/${reference} AN:2`,
  G05: 'R:1/10 AN:2 R:1/10 AN:2 R:1/8 AN:2 N0:1/7 AN:2',
  ITA: 'AN:1! AN:2 AN:2/10 AN:2! AN:1/16 R:1/15 N2:1/15 AN:1 R:1/6 R:1/15 AN:2 R:1/15 AN:1/80 AN:3 AN:1/15 AN:1 AN:2',
  PSA: 'AN:1/2! AN:2/80! R:1/8! R:1/18 AN:1/3',
  PTD: `AN:2! AN:3 R:1/10 AN:2/3 AN:1/${reference} AN:2`,
  SII: `AN:2! AN:1/48! R:1/15! (AN:2!${' R:1/15 R:1/10 AN:2'.repeat(4)} R:1/15 R:1/10)! R:1/17 R:1/17 R:1/18`,
});

/** Transaction sets and segments by release. */
export const additions = {
  '004010': {
    transactions: { 857: shipmentAndBilling, 867: productTransfer({ code: [], transfer: [] }, 'DD') },
    segments: segments(30),
  },
  '005010': {
    transactions: {
      857: shipmentAndBilling,
      867: productTransfer({ code: ['LCD*2'], transfer: ['LCD*2', 'LQ*', 'MEA*'] }, 'DD*'),
      999: implementationAcknowledgement,
    },
    segments: {
      ...segments(50),
      CTX: '(AN:1/35! AN:1/35)!*10 AN:2/3 R:1/10 AN:1/6 (R:1/2! R:1/2 R:1/4) (AN:1/4! AN:1/4)',
      IK3: 'AN:2/3! R:1/10! AN:1/4 AN:1/3',
      IK4: '(R:1/2! R:1/2 R:1/4)! R:1/4 AN:1/3! AN:1/99',
      IK5: 'AN:1! AN:1/3 AN:1/3 AN:1/3 AN:1/3 AN:1/3',
      LCD: 'AN:1/20 AN:2/3 AN:1/2 DT:8 AN:1/2 AN:2/80',
    },
  },
};
