// What the facts have wrong, found by comparing them with each other and with a second reading of the UN's documents
// (service.unece.org/trade/untdid). A correction that the facts do not need any more is refused.

/** By directory.
 *  `elements`, `composites`: components that the facts have lost, most of them with a hyphen or a comma in their name; a lost component
 *  would shift all that follow it. Their lost code lists are not made up: such an element takes any value.
 *  `repetitions`: the facts keep five digits of a group's repetitions.
 *  `codes`: code of the facts → codes of the directory; a leading X was taken for the mark of what is to be deleted. */
export const corrections = {
  d96a: {
    // Fixed lengths, which the facts leave out, as greatest lengths: partners send 40 as well as 040 degrees.
    elements: { 6246: 'n..3', 7106: 'n..3', 7124: 'n..4', 8186: 'an..4' },
    composites: {},
    repetitions: {},
    codes: {
      1153: { A: ['XA'], C: ['XC'], P: ['XP'] },
      3035: { X: ['XX'] },
      3153: { F: ['XF'] },
      3155: { F: ['XF'] },
      6313: { H: ['XH'], Q: ['XQ'], Z: ['XZ'] },
      7161: { AA: ['AA', 'XAA'] },
    },
  },
  d97b: {
    elements: {
      2013: 'an..3',
      4405: 'an..3',
      5375: 'an..3',
      5495: 'an..3',
      6345: 'an..3',
      8212: 'an..35',
      8213: 'an..9',
    },
    composites: {
      C059: '3042!*4',
      C078: '3194 3192*2 6345',
      C112: '2475! 2009 2151 2152',
      C206: '7402! 7405 4405',
      C222: '8213 1131 3055 8212 8453',
      C229: '5237! 1131 3055',
      C231: '4215! 1131 3055',
      C233: '7273! 1131 3055 7273 1131 3055',
      C237: '8260 1131 3055 3207',
      C273: '7009 1131 3055 7008*2 3453',
      C329: '2013 2015 2017',
      C401: '8457! 8459! 7130',
      C402: '7077! 7064! 7143 7064 7143',
      C503: '1004 1373 1366 3453',
      C504: '6347! 6345 6343 6348',
      C509: '5125! 5118 5375 5387 5284 6411',
      C516: '5025! 5004 6345 6343 4405',
      C521: '4027! 4025! 1131 3055 4022',
      C529: '7365! 1131 3055 7187',
      C536: '4065! 1131 3055',
      C537: '4219! 1131 3055',
      C551: '4383! 1131 3055',
      C555: '9011! 1131 3055 9010',
      C556: '9013! 1131 3055 9012',
      C601: '9015! 1131 3055',
      C703: '7085! 1131 3055',
      C827: '7511! 1131 3055',
      C829: '5495 1082',
      C850: '4405! 3036',
      C878: '3434! 1131 3055 3194 6345',
    },
    repetitions: {
      INVOIC: { SG26: 9_999_999 },
      ORDCHG: { SG26: 200_000 },
      ORDERS: { SG28: 200_000 },
      ORDRSP: { SG26: 200_000 },
      PARTIN: { SG4: 200_000 },
      PRICAT: { SG33: 999_999 },
      REMADV: { SG4: 999_999 },
      SLSRPT: { SG5: 200_000, SG7: 200_000, SG10: 999_999 },
    },
    codes: {},
  },
  d01b: {
    elements: { 3228: 'an..70', 3229: 'an..9', 5495: 'an..3', 6154: 'an..70', 6155: 'an..17' },
    composites: { C502: '6313 6321 6155 6154', C819: '3229 1131 3055 3228', C829: '5495 1082' },
    repetitions: {
      INVOIC: { SG26: 9_999_999 },
      INVRPT: { SG9: 9_999_999 },
      ORDCHG: { SG27: 200_000 },
      ORDERS: { SG28: 200_000 },
      ORDRSP: { SG26: 200_000 },
      PARTIN: { SG4: 200_000 },
      PRICAT: { SG36: 999_999 },
      REMADV: { SG5: 999_999 },
      SLSRPT: { SG6: 200_000, SG8: 200_000, SG12: 999_999 },
    },
    codes: {},
  },
};
