import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../kernel/errors.ts';
import type { DecodedEnd, DecodedMessage, FormatCodec } from '../../spi/format.ts';
import { interchange, latin1, message, retannBody } from '../../testing/edifact-builder.ts';
import { repositoryResources } from '../../testing/format-resources.ts';
import { mutated } from './edifact-mutations.fixture.ts';
import { edifactFormat } from './format.ts';
import { streamLimits } from './reader.ts';

const codec = edifactFormat.open({ guide: ['d01b/RETANN'] }, repositoryResources());

/** How many broken documents are tried; `FUZZ_RUNS=10000` for a long run. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 150);

interface Streamed {
  readonly messages: DecodedMessage[];
  readonly content: (readonly Finding[])[];
  readonly end: DecodedEnd;
}

async function streamed(by: FormatCodec, chunks: AsyncIterable<Uint8Array>): Promise<Streamed> {
  const stream = by.decodeStream?.(chunks);
  if (stream === undefined) throw new Error('the format reads no streams');
  const messages: DecodedMessage[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done === true) return { messages, content: messages.map((one) => by.validate(one)), end: next.value };
    messages.push(next.value);
  }
}

/** What a stream gave, in the form of a document that was decoded as a whole. */
function asWhole({ messages, content, end }: Streamed): unknown {
  const { refused, complete, ...document } = end;
  if (!complete) return { document: { ...document, messages: [] }, content: [] };
  const errorsOf = (index: number) => refused.filter(({ from, to }) => index >= from && index < to).flatMap(({ errors }) => errors);
  return {
    document: { ...document, messages: messages.map((one, index) => ({ ...one, errors: [...errorsOf(index), ...one.errors] })) },
    content,
  };
}

function whole(bytes: Uint8Array): unknown {
  const document = codec.decode(bytes);
  return { document, content: document.messages.map((one) => codec.validate(one)) };
}

/** Bytes in chunks of the lengths given, over and over. */
async function* cut(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let count = 0; at < bytes.length; count += 1) {
    const length = lengths[count % lengths.length] as number;
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

const text = interchange([message(retannBody), message(retannBody, undefined, '2')], { una: "UNA:+.? '", between: '\r\n' });
const long = interchange(Array.from({ length: 60 }, (_, index) => message(retannBody, undefined, String(index + 1))));
const accented = text.replace('RA-2041', "d?'\xc3\xa9t\xc3\xa9 ?+ \xe2\x82\xac");
const grouped = text
  .replace('UNH+1', "UNG+RETANN+9501101000018+9501101000025+250312:1015+1+UN+D:01B'UNH+1")
  .replace('UNZ+2', "UNE+2+1'UNZ+1");
const utf16 = Buffer.from(`\uFEFF${text.replace('UNOC', 'UNOY').replace('RA-2041', '\u732b\ud83d\udce6')}`, 'utf16le');

const documents: Readonly<Record<string, Uint8Array>> = {
  plain: latin1(text),
  'longer than what is looked ahead': latin1(long),
  'longer, without UNZ and with a count that is wrong': latin1(long.replace(/UNZ.*/, '').replace('UNT+15+7', 'UNT+14+7')),
  'in UTF-8': latin1(accented.replace('UNOC', 'UNOW')),
  'in UTF-8 with a mark': latin1(`\xef\xbb\xbf${accented}`),
  'in UTF-8 that is not declared': latin1(accented.replace('UNOC', 'UNOA')),
  'in UTF-8, with a byte that is none': latin1(accented.replace('UNOC', 'UNOW').replace('DN-77810', 'caf\xe9')),
  'in UTF-16': utf16,
  'in UTF-16, cut inside a character': utf16.subarray(0, utf16.length - 31),
  'of three interchanges, one faulty, each in its character set': latin1(
    text.replace('RA-2041', '\xe9') + accented.replace('UNOC', 'UNOW').replace('UNZ+2+42', 'UNZ+9+42') + text.replace('UNOC', 'UNOD'),
  ),
  'with a group': latin1(grouped),
  'with line breaks as terminators': latin1(text.replace(/^.*\r\n/, '').replaceAll("'\r\n", '\n')),
  'cut inside a segment': latin1(text.slice(0, -30)),
  'with something else behind it': latin1(`${text}\r\n<a/>`),
  'of no EDIFACT': latin1('ISA*00*'),
  'with a segment of too many values': latin1(long.replace('DOC+381', `DOC${'+'.repeat(20_000)}`)),
  empty: new Uint8Array(),
};

describe('a document read as a stream gives what it gives as a whole', () => {
  for (const [name, bytes] of Object.entries(documents)) {
    it(name, async () => {
      const expected = whole(bytes);
      for (const lengths of [[1], [7, 1, 64], [bytes.length + 1]])
        expect(asWhole(await streamed(codec, cut(bytes, lengths)))).toEqual(expected);
    });
  }

  it('however it is broken, and wherever it is cut', async () => {
    const cases = fc.tuple(
      fc.constantFrom(...Object.values(documents)).chain(mutated),
      fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([bytes, lengths]) => {
        expect(asWhole(await streamed(codec, cut(bytes, lengths)))).toEqual(whole(bytes));
      }),
      { seed: 20250316, numRuns: runs },
    );
  }, 600_000);
});

describe('a stream', () => {
  async function* endless(parts: () => string): AsyncGenerator<Uint8Array> {
    yield latin1(interchange([]).replace(/UNZ.*/, ''));
    for (;;) yield latin1(parts());
  }

  it('gives messages before it ends, and closes the body when nobody wants more', async () => {
    let closed = false;
    const body = async function* (): AsyncGenerator<Uint8Array> {
      try {
        let number = 0;
        yield* endless(() => {
          number += 1;
          return `${message(retannBody, undefined, String(number)).join("'")}'`;
        });
      } finally {
        closed = true;
      }
    };
    let given = 0;
    for await (const { errors } of codec.decodeStream?.(body()) ?? []) {
      expect(errors).toEqual([]);
      given += 1;
      if (given === 100) break;
    }
    expect(given).toBe(100);
    expect(closed).toBe(true);
  });

  it('lets others have their turn', async () => {
    let turns = 0;
    let reading = true;
    const others = (async () => {
      while (reading) {
        await turn();
        turns += 1;
      }
    })();
    const bytes = latin1(interchange(Array.from({ length: 2_000 }, (_, index) => message(retannBody, undefined, String(index + 1)))));
    const { messages } = await streamed(codec, cut(bytes, [bytes.length]));
    reading = false;
    await others;
    expect(messages).toHaveLength(2_000);
    expect(turns).toBeGreaterThanOrEqual(Math.floor(bytes.length / (64 * 1024)));
  });

  it('is refused when a message, a segment or a gap has no end, or interchanges are too many', async () => {
    const limited = async (parts: string): Promise<string[]> => {
      const { end } = await streamed(
        codec,
        endless(() => parts),
      );
      expect(end.complete).toBe(false);
      return end.errors.map((found) => `${found.code}: ${found.message}`);
    };
    expect(await limited("DTM+137'".repeat(10_000))).toEqual([expect.stringContaining(`${streamLimits.segments} segments of a message`)]);
    expect(await limited("UNZ+0+42'UNB+UNOC:3+A+B'")).toEqual([expect.stringContaining(`${streamLimits.interchanges} interchanges`)]);
    expect(await limited(`FTX+AAI+++${'A'.repeat(1_000_000)}`)).toEqual([expect.stringContaining('characters in a segment')]);
    expect(await limited(' '.repeat(1_000_000))).toEqual([expect.stringContaining('characters in a segment')]);
  }, 60_000);

  it('fails as its body does', async () => {
    const body = async function* (): AsyncGenerator<Uint8Array> {
      yield latin1(text.slice(0, 100));
      throw new Error('the line is dead');
    };
    await expect(streamed(codec, body())).rejects.toThrow('the line is dead');
  });
});
