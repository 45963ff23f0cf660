import type { Random } from './random.ts';

/** What a mutation knows of a format. */
export interface MutationHints {
  /** Bytes and pieces that mean something in it. */
  readonly pieces: readonly string[];
  /** What ends its segments, rows or elements: whole ones are moved and repeated. */
  readonly separator: string;
}

type Mutation = (text: string, random: Random, hints: MutationHints) => string;

/** Texts are bytes: each character one, from 0 to 255. */
const mutations: readonly Mutation[] = [
  function flipBit(text, random) {
    const at = random.below(text.length);
    return put(text, at, 1, String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(8))));
  },
  function changeByte(text, random) {
    return put(text, random.below(text.length), 1, String.fromCharCode(random.below(256)));
  },
  function remove(text, random) {
    return put(text, random.below(text.length), 1 + random.below(random.pick([4, 40, 400])), '');
  },
  function double(text, random) {
    const at = random.below(text.length);
    return put(text, at, 0, text.slice(at, at + 1 + random.below(random.pick([4, 40, 400]))));
  },
  function cutOff(text, random) {
    return text.slice(0, random.below(text.length + 1));
  },
  function swap(text, random) {
    const [first, second] = [random.below(text.length), random.below(text.length)].sort((a, b) => a - b) as [number, number];
    const length = Math.min(1 + random.below(40), second - first);
    const [one, other] = [text.slice(first, first + length), text.slice(second, second + length)];
    return put(put(text, second, other.length, one), first, length, other);
  },
  function insertPiece(text, random, { pieces }) {
    return put(text, random.below(text.length + 1), 0, random.pick(pieces));
  },
  function changeDelimiter(text, random, { pieces }) {
    const [from, to] = [
      random.pick(pieces)[0] ?? ' ',
      random.below(3) === 0 ? String.fromCharCode(random.below(256)) : random.pick(pieces),
    ];
    return text.replaceAll(from, to[0] ?? ' ');
  },
  function hugeNumber(text, random) {
    const digits = [...text.matchAll(/\d+/g)];
    if (digits.length === 0) return `${text}9`;
    const { index, 0: found } = random.pick(digits);
    return put(text, index, found.length, random.pick(['9'.repeat(400), '-1', '0', '1e999', '00000', '9007199254740993', '.5', '1.']));
  },
  function strangeBytes(text, random) {
    const strange = [
      '\xef\xbb\xbf',
      '\xff\xfe',
      '\xfe\xff',
      '\0',
      '\xc3',
      '\xed\xa0\x80',
      '\xf4\x90\x80\x80',
      '\xe2\x82\xac',
      '\x80\x9f',
      '\x1a',
    ];
    return put(text, random.below(3) === 0 ? 0 : random.below(text.length), random.below(2), random.pick(strange));
  },
  function widen(text, random) {
    if (random.below(8) > 0) return text;
    const wide = Buffer.from(text, 'utf16le');
    return (random.below(2) === 0 ? wide : wide.swap16()).toString('latin1');
  },
  function moveUnit(text, random, { separator }) {
    const units = text.split(separator);
    const [taken = ''] = units.splice(random.below(units.length), 1);
    units.splice(random.below(units.length + 1), 0, ...Array<string>(random.below(3)).fill(taken));
    return units.join(separator);
  },
  function repeatUnit(text, random, { separator }) {
    const units = text.split(separator);
    const at = random.below(units.length);
    const taken = units[at] ?? '';
    const most = Math.max(1, Math.floor(random.pick([200, 4000, 40_000]) / (taken.length + 1)));
    units.splice(at, 0, ...Array<string>(1 + random.below(most)).fill(taken));
    return units.join(separator);
  },
  function nest(text, random, { pieces }) {
    return put(text, random.below(text.length + 1), 0, random.pick(pieces).repeat(1 + random.below(random.pick([5, 300]))));
  },
];

/** The longest input that mutations make, in bytes. */
const longest = 200_000;

/** A document broken in one to six places. */
export function mutate(document: Uint8Array, random: Random, hints: MutationHints): Uint8Array {
  let text = Buffer.from(document).toString('latin1');
  const steps = 1 + random.below(6);
  for (let step = 0; step < steps; step += 1) text = random.pick(mutations)(text, random, hints).slice(0, longest);
  return Buffer.from(text, 'latin1');
}

function put(text: string, at: number, length: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at + length);
}
