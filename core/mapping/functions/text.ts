import { mapFault } from '../fault.ts';
import { type MapFunction, mapFunction } from './function.ts';

/** Text for forms with short lines. */
export const textFunctions: readonly MapFunction[] = [
  mapFunction({
    name: 'lines',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'width', type: 'number' },
      { name: 'count', type: 'number', optional: true },
    ],
    summary: 'Text → list of lines of at most width characters, broken between words where possible; at most count lines.',
    example: { expression: '$lines("12 rue du Calvaire, bâtiment B", 20)', output: ['12 rue du Calvaire,', 'bâtiment B'] },
    apply: (_, text, width, count) => {
      if (!Number.isInteger(width) || width < 1) throw mapFault('$lines: the width must be a whole number from 1');
      if (count !== undefined && (!Number.isInteger(count) || count < 1)) throw mapFault('$lines: the count must be a whole number from 1');
      return wrap(text, width).slice(0, count);
    },
  }),
  mapFunction({
    name: 'truncate',
    parameters: [
      { name: 'text', type: 'text' },
      { name: 'length', type: 'number' },
    ],
    summary: 'The first characters of a text, at most length of them; whole characters, not half of one.',
    example: { expression: '$truncate("Canapé convertible", 6)', output: 'Canapé' },
    apply: (_, text, length) => {
      if (!Number.isInteger(length) || length < 0) throw mapFault('$truncate: the length must be a whole number from 0');
      return text.length <= length ? text : [...text].slice(0, length).join('');
    },
  }),
  mapFunction({
    name: 'ascii',
    parameters: [{ name: 'text', type: 'text' }],
    summary: 'Text without accents and other marks, for partners that take ASCII only; what has no ASCII form becomes "?".',
    example: { expression: '$ascii("Entrepôt – Œuvre n° 4")', output: 'Entrepot - OEuvre n° 4'.replace('°', '?') },
    apply: (_, text) => toAscii(text),
  }),
];

/** Line breaks of the text stay; blanks at the ends of lines go; a word longer than a line is cut. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    let line = '';
    for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
      const [first = '', ...more] = pieces(word, width);
      const joined = line === '' ? first : `${line} ${first}`;
      if ([...joined].length <= width) line = joined;
      else {
        lines.push(line);
        line = first;
      }
      for (const piece of more) {
        lines.push(line);
        line = piece;
      }
    }
    if (line !== '') lines.push(line);
  }
  return lines;
}

function pieces(word: string, width: number): string[] {
  const characters = [...word];
  if (characters.length <= width) return [word];
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, index) =>
    characters.slice(index * width, (index + 1) * width).join(''),
  );
}

/** Letters and punctuation that Unicode does not take apart (NFKD). */
const replacements: Readonly<Record<string, string>> = {
  Œ: 'OE',
  œ: 'oe',
  Æ: 'AE',
  æ: 'ae',
  ß: 'ss',
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '€': 'EUR',
};

function toAscii(text: string): string {
  let ascii = '';
  for (const character of text) {
    const plain = replacements[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
    for (const part of plain) ascii += (part.codePointAt(0) ?? 0) < 128 ? part : '?';
  }
  return ascii;
}
