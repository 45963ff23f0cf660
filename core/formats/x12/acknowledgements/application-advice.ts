import type { ErrorCode } from '../../../kernel/error-table.ts';
import type { Finding } from '../../../kernel/errors.ts';
import { describePosition } from '../../../kernel/position.ts';
import type { DecodedMessage, EnvelopeContext } from '../../../spi/format.ts';
import { isEncodable } from '../../edi/charset.ts';
import { isSet, textIn } from '../../edi/tree-access.ts';
import { wrapped } from '../../edi/wrapped-text.ts';
import { freeDelimiters, withRepetition } from '../delimiters.ts';
import { type FileStyle, oneInterchange } from '../encoder.ts';
import { groupOf, interchangeOf, transactionOf } from '../envelope-writer.ts';
import type { Delimiters, RawSegment } from '../model.ts';
import { writeX12 } from '../writer.ts';
import { adviceRelease } from './guides.ts';

/** Acknowledgements are never acknowledged (X12.20). */
const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(['TA1', '824', '997', '999']);

/** Our codes as application error conditions (data element 647); 848 is incorrect data. */
const conditions: Partial<Record<ErrorCode, string>> = {
  E_CONTROL_REFERENCE_USED: '006',
  E_EDI_REFERENCE_REPEATED: '006',
  E_EDI_ELEMENT_MISSING: '007',
  E_EDI_SEGMENT_MISSING: '007',
  E_EDI_GROUP_MISSING: '007',
  E_EDI_DATE: '009',
  E_EDI_CONDITION: '012',
  E_EDI_EXCLUSION: '012',
};

/** Greatest lengths in TED02 and NTE02, and how often NTE may come. */
const shortText = 60;
const noteLength = 80;
const maxNotes = 100;

/** The 824 for one decoded message, from its recipient to its sender, in its release or the next one that has a guide: OTI
 *  names the document, the group and the set (OTI03, OTI08, OTI09), and each finding is a TED with its place.
 *  @returns undefined for an acknowledgement, and where nobody is known to answer to */
export function adviseSender(
  message: DecodedMessage,
  findings: readonly Finding[],
  context: EnvelopeContext,
  style: FileStyle,
): Uint8Array | undefined {
  const { tree, type } = message;
  const isa = (...path: string[]) => textIn(tree, 'ISA', ...path);
  const gs = (name: string) => textIn(tree, 'GS', name);
  const isNamed = isa('sender', 'id') !== '' && isa('recipient', 'id') !== '' && gs('sender') !== '' && gs('recipient') !== '';
  if (ACKNOWLEDGEMENTS.has(type) || !isNamed) return undefined;
  const version = /^\d{5}$/.test(isa('version')) ? isa('version') : '00401';
  const release = adviceRelease(gs('release'));
  const values = bodyOf(message, findings, context, release, style.encoding);
  const kept = [isa('sender', 'id'), isa('recipient', 'id'), gs('sender'), gs('recipient'), ...values.flat(2)];
  const delimiters = delimitersFor(kept, version >= '00402', style);
  const clean = (text: string) => cleaned(text, delimiters, style.encoding);
  const body = values.map(([tag, ...elements]): RawSegment => {
    const joined = elements.map((one) => (Array.isArray(one) ? one.map(clean).join(delimiters.component) : clean(one as string)));
    return { tag: tag as string, elements: joined };
  });
  const { controlReference, preparedAt } = context;
  const envelope = {
    sender: { qualifier: clean(isa('recipient', 'qualifier')).padEnd(2), id: clean(isa('recipient', 'id')) },
    recipient: { qualifier: clean(isa('sender', 'qualifier')).padEnd(2), id: clean(isa('sender', 'id')) },
    version,
    controlReference,
    preparedAt,
    acknowledgementRequested: false,
    test: isSet(tree, 'ISA', 'test') || context.test === true,
  };
  const frame = { kind: 'AG', sender: clean(gs('recipient')), recipient: clean(gs('sender')), controlReference, preparedAt, release };
  const group = groupOf(frame, [transactionOf({ tag: 'ST', elements: ['824', '0001'] }, body)]);
  return writeX12(oneInterchange(interchangeOf(envelope, delimiters, [group]), style));
}

/** A segment before its delimiters are known: its tag, then its elements, composites as lists. */
type Values = readonly (string | readonly string[])[];

function bodyOf(
  { tree, document }: DecodedMessage,
  findings: readonly Finding[],
  { controlReference, preparedAt }: EnvelopeContext,
  release: string,
  encoding: string,
): readonly Values[] {
  const stamp = preparedAt.toISOString().replace(/\D/g, '');
  const gs = (name: string) => textIn(tree, 'GS', name);
  const [date = '', time = ''] = gs('preparedAt').replace(/[-:]/g, '').split('T');
  const set = textIn(tree, 'ST', 'ST02');
  const longest = release === '004010' ? 30 : 50;
  const number = [document ?? '', set, controlReference].find((one) => one !== '' && one.length <= longest) ?? controlReference;
  return [
    ['BGN', '11', controlReference, stamp.slice(0, 8), stamp.slice(8, 12), 'UT'],
    [
      ...['OTI', findings.length > 0 ? 'TR' : 'TA', 'TN', number],
      ...[fitting(gs('sender'), 2, 15), fitting(gs('recipient'), 2, 15), date, time],
      ...[digits(gs('controlReference')), fitting(set, 4, 9), textIn(tree, 'ST', 'ST01'), fitting(gs('release'), 1, 12)],
    ],
    ...findings.flatMap((found) => errorSegments(found, release, encoding)),
  ];
}

/** TED, and what is longer than its text in notes. */
function errorSegments({ code, message, at }: Finding, release: string, encoding: string): readonly Values[] {
  const { message: _, segment, tag = '', element, component, ...elsewhere } = at;
  const where = describePosition(elsewhere);
  const text = plain(where === '' ? message : `${where}: ${message}`, encoding);
  const count = (value: number | undefined, most: number) => (value === undefined || value > most ? '' : String(value));
  const place = count(element, 99);
  const elementPlace = release === '004010' ? place : place === '' ? '' : component === undefined ? [place] : [place, count(component, 99)];
  const ted = [
    'TED',
    conditions[code] ?? '848',
    text.slice(0, shortText).trim(),
    fitting(tag, 2, 3),
    count(segment, 999_999),
    elementPlace,
  ];
  const notes = text.length > shortText ? wrapped(text, noteLength).slice(0, maxNotes) : [];
  return [trimmed(ted), ...notes.map((note) => ['NTE', 'ERR', note])];
}

/** Text as any reader takes it: without the usual delimiters, which X12 cannot escape, and in its character set. */
function plain(text: string, encoding: string): string {
  const usual = text
    .replaceAll(':', ';')
    .replace(/[*~^|<>]/g, ' ')
    .replace(/\s+/g, ' ');
  return Array.from(usual, (character) => (isPrintable(character) && isEncodable(character, encoding) ? character : '.'))
    .join('')
    .trim();
}

function isPrintable(character: string): boolean {
  return character >= ' ' && character !== '\u007f';
}

function fitting(text: string, least: number, most: number): string {
  return text.length >= least && text.length <= most ? text : '';
}

function digits(text: string): string {
  return /^\d{1,9}$/.test(text) ? text : '';
}

function trimmed(values: Values): Values {
  let { length } = values;
  while (values[length - 1] === '') length -= 1;
  return values.slice(0, length);
}

/** Delimiters that the values do not have, where nothing else was agreed. */
function delimitersFor(values: readonly string[], repeats: boolean, { fixed }: FileStyle): Delimiters {
  if (fixed !== undefined) return withRepetition(fixed, repeats);
  return freeDelimiters(values, repeats) ?? withRepetition({ element: '*', component: ':', terminator: '~', repetition: '^' }, repeats);
}

/** A value as it can be sent with these delimiters in this encoding. */
function cleaned(text: string, { element, component, terminator, repetition }: Delimiters, encoding: string): string {
  const unfit = [element, component, terminator, repetition];
  const isFit = (character: string) => isPrintable(character) && isEncodable(character, encoding) && !unfit.includes(character);
  return Array.from(text, (character) => (isFit(character) ? character : '.')).join('');
}
