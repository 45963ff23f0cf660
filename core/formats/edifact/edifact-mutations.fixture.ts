import fc from 'fast-check';

/** Bytes that mean something in EDIFACT or in UTF-8, and pieces that begin or end something. */
const pieces = [
  "'",
  '+',
  ':',
  '?',
  '*',
  '\r\n',
  ' ',
  "?'",
  '\xe9',
  '\xc3',
  '\x07',
  '\x1d',
  '\0',
  "UNA:+.? '",
  'UNA|;,# ~',
  "UNB+UNOW:4+A+B'",
  'UNB+UNOA:1',
  "UNH+9'",
  "UNT+1+1'",
  "UNG'",
  "UNE+1'",
  "UNZ+1+42'",
  "AB'",
];

/** A document broken in one to eight places: bytes changed, removed, doubled or put in, pieces of it put elsewhere, its end cut off. */
export function mutated(body: Uint8Array): fc.Arbitrary<Uint8Array> {
  const place = fc.nat(Math.max(body.length - 1, 0));
  const step = fc.record({
    at: place,
    from: place,
    length: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) }, fc.integer({ min: 1, max: 400 })),
    byte: fc.integer({ min: 0, max: 255 }),
    piece: fc.constantFrom(...pieces),
    kind: fc.constantFrom('change', 'remove', 'double', 'move', 'insert', 'insert', 'end'),
  });
  return fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) => {
    let bytes = Buffer.from(body);
    for (const { at, from, length, byte, piece, kind } of steps) {
      if (kind === 'end' && length > 12) bytes = bytes.subarray(0, at);
      const rest = bytes.subarray(at + (kind === 'change' ? 1 : kind === 'remove' ? length : 0));
      const put = {
        change: Buffer.of(byte),
        remove: Buffer.of(),
        double: bytes.subarray(at, at + length),
        move: bytes.subarray(from, from + length),
        insert: Buffer.from(piece, 'latin1'),
        end: Buffer.of(),
      }[kind];
      bytes = Buffer.concat([bytes.subarray(0, at), put, rest]);
    }
    return bytes;
  });
}
