import fc from 'fast-check';
import { Configuration } from 'ts-edifact/lib/configuration.js';
import { Parser } from 'ts-edifact/lib/parser.js';
import { NullValidator } from 'ts-edifact/lib/validator.js';
import { expect, it } from 'vitest';
import { interchange, latin1, message, retannBody } from '../../testing/edifact-builder.ts';
import { readEdifact } from './file-reader.ts';
import { segmentsOf } from './writer.ts';

// Another reader of the same syntax, written by others: where it can read, both must see the same segments.

type Seen = [tag: string, elements: string[][]][];

function byTsEdifact(text: string): Seen {
  const parser = new Parser(new Configuration({ charset: 'UNOC', validator: new NullValidator() }));
  const seen: Seen = [];
  parser.on('openSegment', (tag: string) => seen.push([tag, []]));
  parser.on('element', () => seen.at(-1)?.[1].push([]));
  parser.on('component', (value: string) => seen.at(-1)?.[1].at(-1)?.push(value));
  parser.write(text);
  parser.end();
  return seen;
}

function byRelais(text: string): Seen {
  const { file } = readEdifact(latin1(text));
  return file.interchanges
    .flatMap((one) => [...segmentsOf(one)])
    .map(({ tag, elements }) => [tag, elements.map((element) => [...(element as readonly string[])])]);
}

it('both readers see the same in lawful interchanges', () => {
  const body = [...retannBody.slice(0, 2), "FTX+AAI+++d?'accord ?+ 3 ?: 4??:\xe9t\xe9", ...retannBody.slice(2)];
  for (const options of [{}, { una: "UNA:+.? '" }, { una: "UNA:+,? '", between: '\r\n' }, { between: '\n' }]) {
    const text = interchange([message(body), message(retannBody, undefined, '2')], options);
    expect(byRelais(text)).toEqual(byTsEdifact(text));
  }
});

it('both readers see the same in interchanges drawn at random', () => {
  const value = fc.string({ unit: fc.constantFrom('A', 'b', '7', ' ', '?+', '?:', "?'", '??', 'é', '-'), maxLength: 8 });
  const segment = fc
    .tuple(fc.stringMatching(/^[A-TV-Z]{3}$/), fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }))
    .map(([tag, elements]) => [tag, ...elements.map((components) => components.join(':'))].join('+'));
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), fc.constantFrom('', '\n', '\r\n'), (body, between) => {
      const text = interchange([message(body)], { between });
      expect(byRelais(text)).toEqual(byTsEdifact(text));
    }),
    { seed: 11, numRuns: 300 },
  );
});
