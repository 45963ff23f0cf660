import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameCharsets, nameCodec } from './charset.ts';

const anyBytes = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1'));

describe.each(nameCharsets.filter((charset) => charset !== 'utf-8'))('%s', (charset) => {
  it('has a character for every byte, and gives every byte back', () => {
    const codec = nameCodec(charset);
    fc.assert(
      fc.property(anyBytes, (wire) => {
        expect(codec.write(codec.read(wire))).toBe(wire);
      }),
    );
  });
});

describe('utf-8', () => {
  const codec = nameCodec('utf-8');
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(codec.read(codec.write(text))).toBe(text);
      }),
    );
  });
  it('reads what is no UTF-8 all the same', () => {
    fc.assert(
      fc.property(anyBytes, (wire) => {
        expect(typeof codec.read(wire)).toBe('string');
      }),
    );
    expect(codec.read(Buffer.from('Ger\xe4t', 'latin1').toString('latin1'))).toBe('Gerät');
  });
});

it('knows the differences', () => {
  expect(nameCodec('iso-8859-15').write('€')).toBe('\xa4');
  expect(nameCodec('windows-1252').write('€')).toBe('\x80');
  expect(nameCodec('windows-1252').read('\x9f')).toBe('Ÿ');
  expect(nameCodec('iso-8859-1').has('€')).toBe(false);
  expect(nameCodec('iso-8859-1').write('a€')).toBe('a_');
});
