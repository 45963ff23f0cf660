import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interchange, latin1, message, retannBody } from '../../testing/edifact-builder.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { edifactFormat } from './format.ts';
import { splitEdifact } from './interchange-splitter.ts';

const codec = edifactFormat.open({ guide: ['d01b/RETANN'] }, repositoryResources());
const texts = (body: Uint8Array) => splitEdifact(body).map((piece) => Buffer.from(piece).toString('latin1'));

const one = interchange([message(retannBody)], { controlReference: '1' });
const two = interchange([message(retannBody, undefined, '1'), message(retannBody, undefined, '2')], { controlReference: '2' });
const three = interchange([message(retannBody)], { controlReference: '3', una: "UNA:+,? '", between: '\r\n' });
const other = one.replaceAll('+', '|').replaceAll(':', ';').replaceAll("'", '~');

/** What decoding says of each message, but for where in the file it is. */
const said = (bodies: readonly Uint8Array[]) =>
  bodies.flatMap((body) => {
    const { errors, messages } = codec.decode(body);
    return messages.map(({ tree, errors: own, reference }) => {
      const all = [...errors, ...own].map(({ code, at: { message: _, ...at } }) => [code, at]);
      return { tree, reference, errors: all };
    });
  });

describe('splitting', () => {
  it('gives a file of one interchange, or of none, back as it is', () => {
    for (const text of [one, `\uFEFF${one}`, 'hello', '', `${one}${one}`.slice(3), "UNB+UNOC:3+A'UNX+UNB+1'"]) {
      const body = latin1(text);
      expect(splitEdifact(body).map((piece) => piece === body)).toEqual([true]);
    }
  });

  it('gives each interchange as bytes of its own, what stands behind it included', () => {
    expect(texts(latin1(`${one}\r\n${two}\n\n${three}\n`))).toEqual([`${one}\r\n`, `${two}\n\n`, `${three}\n`]);
  });

  it('gives pieces that decode as they did in the file', () => {
    const utf16 = Buffer.from(`\uFEFF${one}${two}${three}`, 'utf16le');
    const accent = (text: string) => text.replace('RA-2041', 'RÉ');
    const files = [
      latin1(`${one}${two}${three}`),
      latin1(accent(`${one}\n${three}`)),
      Buffer.from(`\uFEFF${accent(one)}${accent(two)}`, 'utf8'),
      utf16,
      Buffer.from(utf16).swap16(),
      latin1(`UNA;|.? ~${other}${other}\n${one}`),
      latin1(one.replaceAll('+', '\x1d').replaceAll(':', '\x1f').replaceAll("'", '\x1c').replace('UNOC', 'UNOB').repeat(2)),
      latin1(`${one.replaceAll("'", '\r\n')}${two.replaceAll("'", '\r\n')}`),
    ];
    for (const file of files) {
      const pieces = splitEdifact(file);
      expect(pieces.length).toBeGreaterThan(1);
      const whole = said([file]);
      expect(said(pieces)).toEqual(whole);
      expect(whole.length).toBeGreaterThan(1);
    }
  });

  it('gives such pieces of any interchanges in a row', () => {
    const level = one.replaceAll('+', '\x1d').replaceAll(':', '\x1f').replaceAll("'", '\x1c').replace('UNOC', 'UNOB');
    const faulty = two.replace('UNZ+2', 'UNZ+3');
    const part = fc.constantFrom(
      one,
      faulty,
      three,
      `UNA;|.? ~${other}`,
      `UNA;|.? ~${other}\n${other}`,
      level,
      `UNA:+.? ~${one.replaceAll("'", '~')}`,
    );
    const row = fc.array(fc.tuple(part, fc.constantFrom('', '\n', ' \r\n')), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(row, (parts) => {
        const file = latin1(parts.flat().join(''));
        expect(said(splitEdifact(file))).toEqual(said([file]));
      }),
      { seed: 20250318, numRuns: 200 },
    );
  });

  it('puts a UNA that goes on before the others', () => {
    expect(texts(latin1(`UNA;|.? ~${other}\n${other}`))).toEqual([`UNA;|.? ~${other}\n`, `UNA;|.? ~${other}`]);
    expect(codec.decode(latin1(`UNA;|.? ~${other}\n${other}`)).messages.flatMap(({ errors }) => errors)).toEqual([]);
    const tilde = one.replaceAll("'", '~');
    expect(texts(latin1(`UNA:+.? ~${tilde}${tilde}`))).toEqual([`UNA:+.? ~${tilde}`, `UNA:+.? ~${tilde}`]);
    // Each of these has another UNA, or none that would go on.
    expect(texts(latin1(`UNA:+,? '${one}${one}UNA;|.? ~${other}${one}`))).toEqual([`UNA:+,? '${one}`, one, `UNA;|.? ~${other}`, one]);
  });

  it('is not misled by data', () => {
    const data = one.replace('RA-2041', "UNB+?'UNB??+?'UNA+.? 'UNZ");
    const odd = one.replace('RA-2041', "A?'UNB?+1?'\nUNB?+2 UNB");
    expect(texts(latin1(`${odd}${two}`))).toEqual([odd, two]);
    expect(splitEdifact(latin1(data)).length).toBeGreaterThan(0);
    expect(texts(latin1(`${one.replace('RA-2041', 'RA??')}${two}`))).toEqual([one.replace('RA-2041', 'RA??'), two]);
  });

  it('gives what belongs to no interchange as a piece too, and half an interchange', () => {
    const half = one.slice(0, one.indexOf('QTY'));
    expect(texts(latin1(`${one}XYZ+1'\n${two}`))).toEqual([one, "XYZ+1'\n", two]);
    expect(texts(latin1(`${half}${two}`))).toEqual([half, two]);
    expect(texts(latin1(`${one}${half}`))).toEqual([one, half]);
    expect(texts(latin1(`${message(retannBody).join("'")}'${one}${two}`))).toEqual([`${message(retannBody).join("'")}'`, one, two]);
  });

  it('loses no byte of any file', () => {
    const part = fc.constantFrom(one, two, three, other, "UNB+'", "UNA:+.? '", "UNZ+1+1'", '?', "'", '\n', 'UNB', 'XYZ', 'é');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.boolean(), (parts, marked) => {
        const file = Buffer.concat([Buffer.from(marked ? [0xef, 0xbb, 0xbf] : []), latin1(parts.join(''))]);
        const pieces = splitEdifact(file);
        const again = pieces.map((piece, index) => Buffer.from(index > 0 && marked ? piece.subarray(3) : piece));
        let at = 0;
        for (const piece of again) {
          // A UNA that goes on is the only thing that was not there.
          const own = file.subarray(at, at + piece.length).equals(piece) ? piece : piece.subarray(9);
          expect(file.subarray(at, at + own.length).equals(own)).toBe(true);
          at += own.length;
        }
        expect(at).toBe(file.length);
      }),
      { seed: 20250316, numRuns: 500 },
    );
  });

  it('leaves what only looks like interchanges as it is', () => {
    const body = latin1("UNB+'".repeat(10_001));
    expect(splitEdifact(body).map((piece) => piece === body)).toEqual([true]);
    expect(splitEdifact(body.subarray(5)).length).toBe(10_000);
  });

  it('looks at a large file only once', () => {
    const large = latin1(interchange(Array.from({ length: 20_000 }, (_, index) => message(retannBody, undefined, String(index)))));
    expect(large.length).toBeGreaterThan(5_000_000);
    expect(splitEdifact(large)[0] === large).toBe(true);
    expect(splitEdifact(Buffer.concat([large, latin1(two)])).map(({ length }) => length)).toEqual([large.length, two.length]);
  });
});
