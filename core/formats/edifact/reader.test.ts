import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFinding } from '../../kernel/errors.ts';
import { interchange, latin1, message, retannBody } from '../../testing/edifact-builder.ts';
import { type EdifactReading, readEdifact } from './file-reader.ts';
import { type Interchange, messagesOf, type RawSegment, valueAt } from './model.ts';
import { writeEdifact } from './writer.ts';

const text = interchange([message(retannBody)]);

function read(
  bytes: Uint8Array,
): EdifactReading & { readonly first: Interchange; readonly segments: readonly RawSegment[]; readonly found: readonly string[] } {
  const reading = readEdifact(bytes);
  const first = reading.file.interchanges[0] as Interchange;
  const owners = reading.file.interchanges.flatMap((one) => [one, ...messagesOf(one)]);
  return {
    ...reading,
    first,
    segments: messagesOf(first).flatMap((one) => one.segments),
    found: owners.flatMap((owner) => reading.faults.of(owner).map(describeFinding)),
  };
}

function expectSame(bytes: Uint8Array): void {
  expect(Buffer.from(writeEdifact(readEdifact(bytes).file)).toString('latin1')).toBe(Buffer.from(bytes).toString('latin1'));
}

describe('reading gives back every byte', () => {
  const lawful: Record<string, string> = {
    'one line': text,
    'a segment a line': interchange([message(retannBody)], { between: '\r\n', una: "UNA:+.? '" }),
    indented: text.replaceAll("'", "'\n\t  "),
    'a UTF-8 byte order mark': `ï»¿${interchange([message(retannBody)], { una: "UNA:+.? '" })}`,
    'a decimal comma': interchange([message(retannBody)], { una: "UNA:+,? '" }),
    'other service characters': text.replaceAll('+', '|').replaceAll(':', ';').replaceAll("'", '~').replace('UNB', 'UNA;|.? ~UNB'),
    'a UNA that goes on': `UNA;|.? ~${text.replaceAll('+', '|').replaceAll(':', ';').replaceAll("'", '~').repeat(2)}`,
    'a terminator that goes on': `UNA:+.? ~${text.replaceAll("'", '~').repeat(2)}`,
    'level B without UNA': text.replaceAll('+', '\x1d').replaceAll(':', '\x1f').replaceAll("'", '\x1c').replace('UNOC', 'UNOB'),
    'needless release characters': text.replace('RA-2041', 'R?A-2041?'.concat('?')),
    'lines wrapped inside a segment': text.replace('RA-2041', 'RA-\r\n2041'),
    'trailing separators': text.replace('DOC+381', 'DOC+381+++:::'),
    'bare messages': message(retannBody)
      .map((segment) => `${segment}'`)
      .join('\n'),
    'two interchanges': `${interchange([message(retannBody)])}\n${interchange([message(retannBody)], { controlReference: '43', una: "UNA:+.? '" })}\n`,
    'a group': text.replace('UNH+1', "UNG+RETANN+9501101000018+9501101000025+250312:1015+1+UN+D:01B'UNH+1").replace('UNZ', "UNE+1+1'UNZ"),
    'no end': text.slice(0, -20),
    'segments outside messages': text.replace('UNZ', "FTX+AAI+++lost'UNZ"),
    'empty segments': text.replace("UNS+S'", "UNS+S'''"),
  };
  for (const [name, document] of Object.entries(lawful)) it(name, () => expectSame(latin1(document)));

  it('any segments under any service characters', () => {
    const value = fc.string({ unit: fc.constantFrom('A', 'é', ' ', '+', ':', "'", '?', '*', '|', '~', '^', '7'), maxLength: 12 });
    const segment = fc.tuple(
      fc.stringMatching(/^[A-TV-Z][A-Z0-9]{2}$/),
      fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
    );
    const separators = fc.shuffledSubarray(['+', ':', "'", '?', '|', '~', '^', '*'], { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 6 }),
        separators,
        fc.constantFrom('', '\n', '\r\n'),
        (segments, [element, component, terminator, release], between) => {
          const releasing = (one: string) =>
            one.replace(/./g, (character) =>
              [element, component, terminator, release].includes(character) ? release + character : character,
            );
          const lines = segments.map(([tag, elements]) =>
            [tag, ...elements.map((components) => components.map(releasing).join(component))].join(element),
          );
          const document = [
            `UNA${component}${element}.${release} ${terminator}UNB${element}UNOC${component}3${terminator}`,
            `UNH${element}1${terminator}`,
            ...lines.map((line) => line + terminator),
          ].join(between);
          expectSame(latin1(document));
          expect(
            read(latin1(document))
              .segments.slice(1)
              .map(({ tag, elements }) => [tag, elements]),
          ).toEqual(segments);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('character sets', () => {
  const cases: [string, string, Uint8Array, string][] = [
    ['UNOC', 'é', Uint8Array.of(0xe9), 'latin1'],
    ['UNOD', 'ł', Uint8Array.of(0xb3), 'iso-8859-2'],
    ['UNOE', 'ж', Uint8Array.of(0xd6), 'iso-8859-5'],
    ['UNOF', 'λ', Uint8Array.of(0xeb), 'iso-8859-7'],
    ['UNOG', 'ħ', Uint8Array.of(0xb1), 'iso-8859-3'],
    ['UNOH', 'ķ', Uint8Array.of(0xf3), 'iso-8859-4'],
    ['UNOI', 'ش', Uint8Array.of(0xd4), 'iso-8859-6'],
    ['UNOJ', 'ש', Uint8Array.of(0xf9), 'iso-8859-8'],
    ['UNOK', 'ğ', Uint8Array.of(0xf0), 'iso-8859-9'],
    ['UNOL', '€', Uint8Array.of(0xa4), 'iso-8859-15'],
    ['UNOW', '€', Uint8Array.of(0xe2, 0x82, 0xac), 'utf-8'],
    ['UNOY', '猫', Uint8Array.of(0xe7, 0x8c, 0xab), 'utf-8'],
  ];
  for (const [identifier, character, bytes, encoding] of cases) {
    it(`${identifier} is ${encoding}`, () => {
      const [before = '', after = ''] = text.replace('UNOC', identifier).split('RA-2041');
      const document = Buffer.concat([latin1(before), bytes, latin1(after)]);
      const { first, segments, found } = read(document);
      expect(first.encoding).toBe(encoding);
      expect(valueAt(segments[1], 1)).toBe(character);
      expect(found).toEqual([]);
      expectSame(document);
    });
  }

  it('UTF-16 with a byte order mark', () => {
    const document = Buffer.from(`\uFEFF${text.replace('UNOC', 'UNOY').replace('RA-2041', '猫')}`, 'utf16le');
    expect(valueAt(read(document).segments[1], 1)).toBe('猫');
    expect(Buffer.from(writeEdifact(readEdifact(document).file)).equals(document)).toBe(true);
  });

  it('accented letters in level A are read, as UTF-8 where they are that, and not reported', () => {
    const document = text.replace('UNOC', 'UNOA').replace('RA-2041', 'é');
    for (const bytes of [latin1(document), Buffer.from(document)]) {
      expect(valueAt(read(bytes).segments[1], 1)).toBe('é');
      expect(read(bytes).found).toEqual([]);
      expectSame(bytes);
    }
  });

  it('each interchange of a file in its own', () => {
    const document = Buffer.concat([
      latin1(text.replace('RA-2041', 'é')),
      Buffer.from(`\n${text.replace('UNOC', 'UNOW').replace('RA-2041', '€')}`),
    ]);
    const values = readEdifact(document).file.interchanges.map((one) => valueAt(messagesOf(one)[0]?.segments[1], 1));
    expect(values).toEqual(['é', '€']);
    expectSame(document);
  });

  it('bytes that are not of the set are located', () => {
    const document = latin1(text.replace('UNOC', 'UNOW').replace('DN-77810', 'caf\xe9'));
    expect(read(document).found).toEqual([
      'E_CHARSET at message 1, segment 5 (RFF): The document is not in the character set UNOW that it declares.',
    ]);
    expectSame(document);
  });

  it('bytes of no set that is known are read as ISO 8859-1', () => {
    for (const identifier of ['UNOU', 'IATB']) {
      const { found, segments } = read(latin1(text.replace('UNOC', identifier).replace('DN-77810', 'caf\xe9')));
      expect(valueAt(segments[4], 0, 1)).toBe('café');
      expect(found.map((line) => line.split(' ')[0])).toEqual(['E_EDI_SYNTAX_UNKNOWN']);
    }
  });

  it('a fault of one segment leaves the characters of the others alone', () => {
    const document = latin1(text.replace('UNOC', 'UNOW').replace('RA-2041', '\xc3\xa9').replace('DN-77810', 'caf\xe9'));
    const { found, segments } = read(document);
    expect([valueAt(segments[1], 1), valueAt(segments[4], 0, 1)]).toEqual(['é', 'café']);
    expect(found.map((line) => line.split(':')[0])).toEqual(['E_CHARSET at message 1, segment 5 (RFF)']);
    expectSame(document);
    expect(Buffer.from(writeEdifact(JSON.parse(JSON.stringify(readEdifact(document).file)) as EdifactReading['file']))).toEqual(
      Buffer.from(document),
    );
  });

  it('control characters are located', () => {
    expect(read(latin1(text.replace('DN-77810', 'D\x07N'))).found).toEqual([
      'E_EDI_CHARACTER at message 1, segment 5 (RFF): The value has the character U+0007, which UNOC does not allow.',
    ]);
  });

  it('an unknown syntax identifier is reported', () => {
    expect(read(latin1(text.replace('UNOC', 'IATB'))).found[0]).toContain(
      'E_EDI_SYNTAX_UNKNOWN at segment 1 (UNB), element 1, component 1',
    );
  });
});

describe('service characters', () => {
  it('released ones are data', () => {
    const { segments } = read(latin1(text.replace('RA-2041', "R?+A?:2?'0??41")));
    expect(valueAt(segments[1], 1)).toBe("R+A:2'0?41");
    expect(segments[1]).not.toHaveProperty('raw');
  });

  it('syntax 4 repeats elements; syntax 3 does not', () => {
    const repeated = text.replace('RA-2041', 'A*B:C');
    expect(read(latin1(repeated.replace('UNOC:3', 'UNOC:4'))).segments[1]?.elements[1]).toEqual({ repeats: [['A'], ['B', 'C']] });
    expect(read(latin1(repeated)).segments[1]?.elements[1]).toEqual(['A*B', 'C']);
    expectSame(latin1(repeated.replace('UNOC:3', 'UNOC:4')));
  });

  it('an unusable UNA is reported, and the usual characters are tried', () => {
    const { found, segments } = read(latin1(`UNA++.? '${text}`));
    expect(found[0]).toBe('E_EDI_UNA at UNA: The service string advice (UNA) is unusable: two service characters are the same.');
    expect(segments).toHaveLength(15);
  });

  it('a UNA that is not of the character set is reported, and written as it was', () => {
    for (const [una, syntax] of [
      ["UNA:+\xd2? '", 'UNOW:3'],
      ['UNA:+.? \xff', 'UNOA:3'],
    ] as const) {
      const document = latin1(una + text.replace('UNOC:3', syntax));
      expect(read(document).found[0]).toMatch(/^E_EDI_UNA at UNA: .* a service character is not of the character set/);
      expectSame(document);
    }
  });

  it('the UNB repeats nothing: only it says whether others may', () => {
    for (const syntax of ['UNOC:3', 'UNOC:4']) {
      const document = latin1(`UNA:+.?*'${text.replace('UNOC:3', syntax).replace('+42', '+4*2')}`);
      expect(read(document).file.interchanges[0]?.header?.elements[4]).toEqual(['4*2']);
      expectSame(document);
    }
  });

  it('line breaks in place of terminators are understood and reported', () => {
    const document = latin1(text.replaceAll("'", '\r\n'));
    const { found, segments } = read(document);
    expect(segments).toHaveLength(15);
    expect(found).toEqual(['E_EDI_TERMINATOR at segment 1: The segments are ended by line breaks, which no UNA announces.']);
    expectSame(document);
  });

  it('lines may be wrapped anywhere, in a tag too', () => {
    const whole = read(latin1(text.replace('RA-2041', 'RA-é'))).segments.map(({ tag, elements }) => ({ tag, elements }));
    for (let width = 3; width <= 80; width += 1) {
      const wrapped = latin1(text.replace('RA-2041', 'RA-é').replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n'));
      const { segments, found } = read(wrapped);
      expect(segments.map(({ tag, elements }) => ({ tag, elements }))).toEqual(whole);
      expect(found).toEqual([]);
      expectSame(wrapped);
    }
  });

  it('edited elements win over the text as sent', () => {
    const { file } = read(latin1(text.replace('RA-2041', 'R?A-2041')));
    const edited = JSON.parse(JSON.stringify(file).replace('RA-2041', 'RA-2042')) as typeof file;
    expect(Buffer.from(writeEdifact(edited)).toString()).toContain('BGM+70E::9+RA-2042+9');
  });
});

describe('frames', () => {
  const cases: Record<string, [string, string]> = {
    'no UNZ': [text.replace(/UNZ.*/, ''), 'E_EDI_SERVICE_MISSING at segment 16 (UNZ): The service segment UNZ is missing.'],
    'no UNT': [text.replace(/UNT[^']*'/, ''), 'E_EDI_SERVICE_MISSING at message 1, segment 14 (UNT): The service segment UNT is missing.'],
    'no UNB': [text.replace(/^UNB[^']*'/, ''), 'E_EDI_SERVICE_MISSING at segment 1 (UNB): The service segment UNB is missing.'],
    'two UNT': [
      text.replace('UNZ', "UNT+15+1'UNZ"),
      'E_EDI_SERVICE_UNEXPECTED at segment 17 (UNT): The service segment UNT is not allowed at this place.',
    ],
    'a UNE without UNG': [
      text.replace('UNZ', "UNE+1+1'UNZ"),
      'E_EDI_SERVICE_UNEXPECTED at segment 17 (UNE): The service segment UNE is not allowed at this place.',
    ],
    'a segment outside': [
      text.replace('UNZ', "FTX+AAI'UNZ"),
      'E_EDI_OUTSIDE at segment 17 (FTX): The segment FTX lies outside any message.',
    ],
    'the end cut off': [
      text.slice(0, text.indexOf('+1+4')),
      'E_EDI_TRUNCATED at message 1, segment 12: The document ends inside a segment: the last segment terminator is missing.',
    ],
    'an apostrophe not released': [
      text.replace('RA-2041', "L'Ami"),
      'E_EDI_TAG at message 1, segment 3: A segment begins with "Ami", which is not a segment tag.',
    ],
  };
  for (const [name, [document, expected]] of Object.entries(cases)) {
    it(name, () => {
      expect(read(latin1(document)).found).toContain(expected);
      expectSame(latin1(document));
    });
  }

  it('what is no EDIFACT is refused', () => {
    for (const document of ['', 'ISA*00*', '<a/>', '\0\0\0\0', 'UN'])
      expect(() => readEdifact(latin1(document))).toThrow(expect.objectContaining({ code: 'E_EDI_NOT_EDIFACT' }));
  });
});
