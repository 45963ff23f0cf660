import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { EnvelopeContext } from '../../spi/format.ts';
import { isEncodable, nameCharacter } from '../edifact/charset.ts';
import { unknownDetails } from './decoder.ts';
import { delimiterIn, freeDelimiters, withRepetition } from './delimiters.ts';
import { type EnvelopeParty, groupOf, interchangeOf, partyOf, transactionOf } from './envelope-writer.ts';
import { checkEnvelope } from './envelope-check.ts';
import { Faults, type Report } from './faults.ts';
import { type Guide, guideFor, type SetIdentity } from './guide.ts';
import type { ServiceSegments } from './guide-files.ts';
import { type Delimiters, type FunctionalGroup, groupsOf, type Interchange, type RawSegment, transactionsOf, type X12File } from './model.ts';
import { checkSegment } from './segment-check.ts';
import { joinValues, type SegmentValues, treeToValues } from './segment-tree.ts';
import type { Tolerance } from './tolerance.ts';
import { writeTransaction } from './transaction-writer.ts';
import { segmentsOf, writeX12 } from './writer.ts';

/** What transaction sets are written by. */
export interface MessageOptions {
  readonly guides: readonly Guide[];
  readonly service: ServiceSegments;
  readonly checkCodes: boolean;
}

/** How what the hub writes looks. */
export interface FileStyle {
  readonly encoding: string;
  /** What stands behind each segment: nothing, or a line break. */
  readonly lineBreak: string;
  /** Delimiters that the partner has fixed. */
  readonly fixed?: Delimiters | undefined;
}

/** What an interchange is written by. */
export interface EncoderOptions extends MessageOptions, FileStyle {
  readonly tolerance: Tolerance;
  readonly sender?: string | undefined;
  readonly recipient?: string | undefined;
  readonly groupSender?: string | undefined;
  readonly groupRecipient?: string | undefined;
  readonly acknowledgementRequested: boolean;
}

/** A transaction set before the delimiters are known. */
interface Draft {
  readonly guide: Guide;
  readonly values: readonly SegmentValues[];
}

/** Each group has a number of its own: the interchange's, with the group's index in the first of nine digits. */
const maxGroups = 10;

/** Writes one transaction set, or a list of them, as an interchange; sets of one kind and release in a row share a group.
 *  Nothing is written that the hub would refuse to read: everything is checked first, all at once.
 *  @throws HubError `E_NOT_WRITABLE` with every finding */
export function encodeX12(tree: Json, context: EnvelopeContext, options: EncoderOptions): Uint8Array {
  const found: Finding[] = [];
  const report: Report = (code, details, at) => found.push(finding(code, details, at));
  const refused = () => refuseUnwritable(options.tolerance.refused(found));
  const trees: readonly Json[] = Array.isArray(tree) ? (tree as readonly Json[]) : [tree];
  if (trees.length === 0) report('E_EDI_NO_MESSAGE', {}, {});
  const drafts = trees.map((one, index) => draftOf(one, index + 1, String(index + 1).padStart(4, '0'), options, report));
  if (drafts.includes(undefined)) refused();
  const written = drafts.filter((draft) => draft !== undefined);
  const version = versionOf(written[0]?.guide);
  const parties = { sender: partyOf(options.sender, context.sender), recipient: partyOf(options.recipient, context.recipient) };
  const repeats = version >= '00402';
  const delimiters = options.fixed === undefined ? freeDelimiters(everyValue(written, parties, options), repeats) : withRepetition(options.fixed, repeats);
  if (delimiters === undefined) {
    report('E_EDI_DELIMITER', { character: 'that is left for one' }, {});
    throw refuseUnwritable(found);
  }
  written.forEach((draft, index) => checkDraft(draft, index + 1, delimiters, options, report));
  const envelope = { ...parties, version, ...frame(context, options) };
  const interchange = interchangeOf(envelope, delimiters, groupsFor(written, delimiters, parties, context, options, report));
  for (const segment of segmentsOf(interchange))
    if (segment.tag === 'ISA' || segment.tag === 'GS') checkFrame(segment, delimiters, options, report);
  const faults = new Faults();
  checkEnvelope(interchange, options.service, 1, faults);
  const groups = groupsOf(interchange);
  for (const owner of [interchange, ...groups, ...groups.flatMap(transactionsOf)]) found.push(...faults.of(owner));
  refused();
  return writeX12(oneInterchange(interchange, options));
}

/** One interchange as a file. */
export function oneInterchange(interchange: Interchange, { encoding, lineBreak }: FileStyle): X12File {
  return { encoding, bom: false, between: lineBreak, interchanges: [interchange], rest: lineBreak };
}

/** Throws `E_NOT_WRITABLE` with all findings, if there are any. */
export function refuseUnwritable(found: readonly Finding[]): void {
  const [first] = found;
  if (first !== undefined)
    throw hubError('E_NOT_WRITABLE', { format: 'X12', count: found.length, reason: first.message }, { at: first.at, findings: found });
}

/** ST and the segments of one message from its tree, not yet checked. @param number counts the messages from 1 */
export function draftOf(tree: Json, number: number, reference: string, options: MessageOptions, report: Report): Draft | undefined {
  const at = { message: number, segment: 1, tag: 'ST' };
  if (!isJsonObject(tree)) {
    report('E_EDI_TREE', { reason: 'a message must be an object' }, at);
    return undefined;
  }
  const given = isJsonObject(tree['ST']) ? tree['ST'] : {};
  const [standard] = options.guides;
  const identity = identityIn(tree, given, standard);
  const guide = guideFor(identity, options.guides);
  if (guide === undefined) {
    report('E_EDI_MESSAGE_UNKNOWN', unknownDetails(identity, options.guides), { ...at, element: 1 });
    return undefined;
  }
  const spec = options.service('ST');
  const convention = guide.release.length > 6 && guide.release >= '005010' ? { ST03: guide.release } : {};
  const header = { ST01: guide.set, ST02: reference, ...convention, ...given };
  const st = spec === undefined ? [] : [treeToValues(header, spec, (reason, element) => report('E_EDI_TREE', { reason }, { ...at, element }))];
  return { guide, values: [...st, ...writeTransaction(tree, guide, number, report)] };
}

/** What a tree says it is: its `ST`, and the release in its `GS`; else the first guide. */
function identityIn(tree: JsonObject, st: JsonObject, standard: Guide | undefined): SetIdentity {
  const gs = isJsonObject(tree['GS']) ? tree['GS'] : {};
  const set = String(st['ST01'] ?? standard?.set ?? '');
  const convention = st['ST03'];
  return {
    set,
    release: String(gs['release'] ?? standard?.release ?? ''),
    ...(typeof convention === 'string' ? { convention } : {}),
  };
}

/** Content and delimiters of a draft. */
function checkDraft({ guide, values }: Draft, message: number, delimiters: Delimiters, options: EncoderOptions, report: Report): void {
  const check = { codes: options.checkCodes, delimiters };
  values.forEach((one, index) => {
    const at = { message, segment: index + 1, tag: one.tag };
    one.elements.forEach((repeats, element) => {
      for (const value of repeats.flat()) checkCharacters(value, delimiters, options, report, { ...at, element: element + 1 });
    });
    // ST is checked with the envelope.
    const spec = index === 0 ? undefined : guide.segment(one.tag);
    if (spec !== undefined) checkSegment(joinValues(one, delimiters), spec, check, at, report);
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

function checkCharacters(value: string, delimiters: Delimiters, { encoding }: FileStyle, report: Report, at: Parameters<Report>[2]): void {
  const delimiter = delimiterIn(value, delimiters);
  if (delimiter !== undefined) report('E_EDI_DELIMITER', { character: JSON.stringify(delimiter) }, at);
  const control = CONTROL.exec(value)?.[0] ?? [...value].find((character) => !isEncodable(character, encoding));
  if (control !== undefined) report('E_EDI_CHARACTER', { character: nameCharacter(control), charset: encoding }, at);
}

/** Characters of ISA and GS; ISA11 and ISA16 are delimiters themselves. */
function checkFrame(segment: RawSegment, delimiters: Delimiters, options: EncoderOptions, report: Report): void {
  segment.elements.forEach((value, index) => {
    if (segment.tag === 'ISA' && (index === 10 || index === 15)) return;
    checkCharacters(value, delimiters, options, report, { segment: segment.tag === 'ISA' ? 1 : 2, tag: segment.tag, element: index + 1 });
  });
}

function groupsFor(
  drafts: readonly Draft[],
  delimiters: Delimiters,
  parties: { readonly sender: EnvelopeParty; readonly recipient: EnvelopeParty },
  context: EnvelopeContext,
  options: EncoderOptions,
  report: Report,
): FunctionalGroup[] {
  const batches: Draft[][] = [];
  for (const draft of drafts) {
    const last = batches.at(-1)?.[0]?.guide;
    if (last?.group === draft.guide.group && last.release === draft.guide.release) batches.at(-1)?.push(draft);
    else batches.push([draft]);
  }
  if (batches.length > maxGroups) report('E_EDI_TREE', { reason: `it makes more than ${maxGroups} functional groups` }, {});
  return batches.map((batch, index) => {
    const { guide } = batch[0] as Draft;
    const content = {
      kind: guide.group,
      sender: options.groupSender ?? parties.sender.id,
      recipient: options.groupRecipient ?? parties.recipient.id,
      controlReference: index === 0 ? context.controlReference : `${index}${context.controlReference.padStart(8, '0')}`,
      preparedAt: context.preparedAt,
      release: guide.release,
    };
    const transactions = batch.map(({ values: [header, ...body] }) =>
      transactionOf(
        header === undefined ? { tag: 'ST', elements: [] } : joinValues(header, delimiters),
        body.map((one) => joinValues(one, delimiters)),
      ),
    );
    return groupOf(content, transactions);
  });
}

function frame(context: EnvelopeContext, { acknowledgementRequested }: EncoderOptions) {
  const { controlReference, preparedAt, test } = context;
  return { controlReference, preparedAt, acknowledgementRequested, test: test === true };
}

/** ISA12 for a release: 00401 for 004010. */
export function versionOf(guide: Guide | undefined): string {
  return (guide?.release ?? '004010').slice(0, 5);
}

function* everyValue(
  drafts: readonly Draft[],
  { sender, recipient }: { readonly sender: EnvelopeParty; readonly recipient: EnvelopeParty },
  { groupSender = '', groupRecipient = '' }: EncoderOptions,
): Generator<string> {
  yield* [sender.id, recipient.id, groupSender, groupRecipient];
  for (const { values } of drafts) for (const { elements } of values) for (const repeats of elements) yield* repeats.flat();
}
