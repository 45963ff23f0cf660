// Which messages of which directories are offered as guides.

/** Messages that returns, repairs, their goods and their money need. CONTRL is no message of a directory: syntax-3 has it. */
const messages = [
  'APERAK',
  'COMDIS',
  'CREADV',
  'DEBADV',
  'DESADV',
  'IFCSUM',
  'IFTMIN',
  'IFTSTA',
  'INVOIC',
  'INVRPT',
  'ORDCHG',
  'ORDERS',
  'ORDRSP',
  'PARTIN',
  'PRICAT',
  'RECADV',
  'REMADV',
  'SLSRPT',
];

/** The UN has these since D.97B. */
const returns = ['RETANN', 'RETINS'];

/** `messages`: what a directory offers. `borrowed`: structures that an overlay takes from a later directory, and whose segments and
 *  codes it takes from this one (EANCOM 1997 used RETANN and RETINS before the UN had them). */
export const plan = {
  d96a: { messages, borrowed: { d97b: returns } },
  d97b: { messages: [...messages, ...returns], borrowed: {} },
  d01b: { messages: [...messages, ...returns], borrowed: {} },
};
