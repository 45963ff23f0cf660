import { type Finding, finding, hubError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { eachInSteps, type Steps } from '../../kernel/steps.ts';
import type { EnvelopeContext } from '../../spi/format.ts';
import { Faults, type Report } from '../edi/faults.ts';
import { delimitersBeside, noteUsed, withRepetition } from './delimiters.ts';
import { checkCharacters, checkDraft, type Draft, draftOf, type MessageOptions } from './draft.ts';
import { checkingEnvelope } from './envelope-check.ts';
import { type EnvelopeParty, groupOf, interchangeOf, partyOf, transactionOf } from './envelope-writer.ts';
import {
  type Delimiters,
  type FunctionalGroup,
  groupsOf,
  type Interchange,
  type RawSegment,
  transactionsOf,
  type X12File,
} from './model.ts';
import { joinValues } from './segment-tree.ts';
import type { Tolerance } from './tolerance.ts';
import { writingX12 } from './writer.ts';

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

interface Parties {
  readonly sender: EnvelopeParty;
  readonly recipient: EnvelopeParty;
}

/** Each group has a number of its own: the interchange's, with the group's index in the first of nine digits. */
const maxGroups = 10;

/** What no tolerance lets through: what is written would say something else. */
const NEVER: ReadonlySet<string> = new Set([
  'E_EDI_TREE',
  'E_EDI_DELIMITER',
  'E_EDI_MESSAGE_UNKNOWN',
  'E_EDI_NO_MESSAGE',
  'E_EDI_HIERARCHY',
]);

/** Writes one transaction set, or a list of them, as an interchange, set by set; sets of one kind and release in a row share a group.
 *  Nothing is written that the hub would refuse to read: everything is checked first, all together.
 *  @throws HubError `E_NOT_WRITABLE` with every finding */
export function* encodingX12(tree: Json, context: EnvelopeContext, options: EncoderOptions): Steps<Uint8Array> {
  const found: Finding[] = [];
  const report: Report = (code, details, at) => found.push(finding(code, details, at));
  const drafts = yield* draftsOf(tree, options, report);
  const version = (drafts[0]?.guide.release ?? '004010').slice(0, 5);
  const parties = { sender: partyOf(options.sender, context.sender), recipient: partyOf(options.recipient, context.recipient) };
  const delimiters = yield* delimitersFor(drafts, parties, version >= '00402', options);
  if (delimiters === undefined) report('E_EDI_DELIMITER', { character: 'that is left for one' }, {});
  if (delimiters === undefined || drafts.length === 0) return unwritable(found);
  yield* eachInSteps(drafts, (draft, index) => checkDraft(draft, index + 1, delimiters, options, report));
  const { controlReference, preparedAt, test } = context;
  const envelope = { ...parties, version, controlReference, preparedAt, test: test === true };
  const groups = yield* groupsFor(drafts, delimiters, parties, context, options, report);
  const interchange = interchangeOf({ ...envelope, acknowledgementRequested: options.acknowledgementRequested }, delimiters, groups);
  yield* checkFrame(interchange, options, found, report);
  const refused = found.filter((one) => NEVER.has(one.code) || options.tolerance.refused([one]).length > 0);
  return refused.length > 0 ? unwritable(refused) : yield* writingX12(oneInterchange(interchange, options));
}

/** One interchange as a file. */
export function oneInterchange(interchange: Interchange, { encoding, lineBreak }: FileStyle): X12File {
  return { encoding, bom: false, between: lineBreak, interchanges: [interchange], rest: lineBreak };
}

/** Throws `E_NOT_WRITABLE` with all findings. */
export function unwritable(found: readonly Finding[]): never {
  const [first] = found;
  throw hubError(
    'E_NOT_WRITABLE',
    { format: 'X12', count: found.length, reason: first?.message ?? '' },
    { ...(first === undefined ? {} : { at: first.at }), findings: found },
  );
}

/** Drafts of all messages; none where one of them is no message at all. */
function* draftsOf(tree: Json, options: EncoderOptions, report: Report): Steps<readonly Draft[]> {
  const trees: readonly Json[] = Array.isArray(tree) ? (tree as readonly Json[]) : [tree];
  if (trees.length === 0) report('E_EDI_NO_MESSAGE', {}, {});
  const drafts = yield* eachInSteps(trees, (one, index) => draftOf(one, index + 1, String(index + 1).padStart(4, '0'), options, report));
  const whole = drafts.filter((draft) => draft !== undefined);
  return whole.length < drafts.length ? [] : whole;
}

function* delimitersFor(
  drafts: readonly Draft[],
  { sender, recipient }: Parties,
  repeats: boolean,
  { fixed, groupSender = '', groupRecipient = '' }: EncoderOptions,
): Steps<Delimiters | undefined> {
  if (fixed !== undefined) return withRepetition(fixed, repeats);
  const used = new Set<string>();
  for (const value of [sender.qualifier, sender.id, recipient.qualifier, recipient.id, groupSender, groupRecipient]) noteUsed(value, used);
  yield* eachInSteps(drafts, ({ values }) => {
    for (const { elements } of values) for (const value of elements.flat(2)) noteUsed(value, used);
  });
  return delimitersBeside(used, repeats);
}

/** Envelope as it will be read, and characters of ISA and GS; ISA11 and ISA16 are delimiters themselves. */
function* checkFrame(interchange: Interchange, options: EncoderOptions, found: Finding[], report: Report): Steps<void> {
  const { delimiters, header } = interchange;
  const groups = groupsOf(interchange);
  for (const { tag, elements } of [header, ...groups.flatMap((group) => group.header ?? [])]) {
    for (const [index, value] of elements.entries()) {
      if (tag === 'ISA' && (index === 10 || index === 15)) continue;
      checkCharacters(value, delimiters, options.encoding, report, { segment: tag === 'ISA' ? 1 : 2, tag, element: index + 1 });
    }
  }
  const faults = new Faults();
  yield* checkingEnvelope(interchange, options.service, 1, faults);
  for (const owner of [interchange, ...groups, ...groups.flatMap(transactionsOf)]) found.push(...faults.of(owner));
}

function* groupsFor(
  drafts: readonly Draft[],
  delimiters: Delimiters,
  { sender, recipient }: Parties,
  { controlReference, preparedAt }: EnvelopeContext,
  options: EncoderOptions,
  report: Report,
): Steps<FunctionalGroup[]> {
  const batches: Draft[][] = [];
  for (const draft of drafts) {
    const last = batches.at(-1)?.[0]?.guide;
    if (last?.group === draft.guide.group && last.release === draft.guide.release) batches.at(-1)?.push(draft);
    else batches.push([draft]);
  }
  if (batches.length > maxGroups) report('E_EDI_TREE', { reason: `it makes more than ${maxGroups} functional groups` }, {});
  const groups: FunctionalGroup[] = [];
  for (const [index, batch] of batches.entries()) {
    const { guide } = batch[0] as Draft;
    const content = {
      kind: guide.group,
      sender: options.groupSender ?? sender.id,
      recipient: options.groupRecipient ?? recipient.id,
      controlReference: groupNumber(controlReference, index),
      preparedAt,
      release: guide.release,
    };
    const transactions = yield* eachInSteps(batch, ({ values }) => {
      const [header, ...body] = values.map((one) => joinValues(one, delimiters));
      return transactionOf(header as RawSegment, body);
    });
    groups.push(groupOf(content, transactions));
  }
  return groups;
}

/** GS06 of a group by its index in the interchange. */
export function groupNumber(controlReference: string, index: number): string {
  return index === 0 ? controlReference : `${index}${controlReference.padStart(8, '0')}`;
}
