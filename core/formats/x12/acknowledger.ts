import type { Finding } from '../../kernel/errors.ts';
import type { DecodedDocument, EnvelopeContext } from '../../spi/format.ts';
import { type AcknowledgedGroup, type AcknowledgedInterchange, readEnvelope, toFault } from './acknowledgement-envelope.ts';
import { type FileStyle, groupNumber, oneInterchange } from './encoder.ts';
import { groupOf, interchangeOf, transactionOf } from './envelope-writer.ts';
import { interchangeErrorCode } from './error-codes.ts';
import { type AcknowledgementSet, groupAcknowledgement, type SetVerdict } from './functional-acknowledgement.ts';
import type { Delimiters, FunctionalGroup, LooseSegment, RawSegment, TransactionSet } from './model.ts';
import { writeX12 } from './writer.ts';

/** What acknowledgements a channel gives. */
export interface AcknowledgerOptions extends FileStyle {
  readonly set: 'auto' | AcknowledgementSet;
  readonly ta1: 'auto' | 'always' | 'never';
}

/** How one interchange is answered. */
interface Verdict {
  readonly interchange: AcknowledgedInterchange;
  readonly ta1?: LooseSegment;
  /** The groups to acknowledge, each with its transaction sets. */
  readonly groups: readonly { readonly group: AcknowledgedGroup; readonly sets: readonly SetVerdict[] }[];
}

/** The acknowledgement of a decoded document, from its recipient to its sender, in the delimiters and version of what was
 *  received: a TA1 where the envelope is wrong or one was asked for, and a 997 or 999 for each functional group.
 *  Interchanges between the same parties share one; the hub's control number is unique for each pair of parties.
 *  @returns undefined when there is nothing to answer: no readable ISA, or only acknowledgements, which are never
 *  acknowledged (X12.20) */
export function acknowledgeX12(
  document: DecodedDocument,
  findings: readonly (readonly Finding[])[],
  context: EnvelopeContext,
  options: AcknowledgerOptions,
): Uint8Array | undefined {
  const byParties = new Map<string, Verdict[]>();
  let first = 0;
  for (const interchange of readEnvelope(document.envelope)) {
    const verdict = judge(interchange, document, findings, first, options);
    first += interchange.messages.length;
    if (verdict.ta1 === undefined && verdict.groups.length === 0) continue;
    const parties = JSON.stringify([...interchange.header.slice(4, 8), interchange.header[14], interchange.delimiters]);
    const known = byParties.get(parties);
    if (known === undefined) byParties.set(parties, [verdict]);
    else known.push(verdict);
  }
  if (byParties.size === 0) return undefined;
  return Buffer.concat([...byParties.values()].map((verdicts) => write(verdicts, context, options)));
}

/** @param first index of the interchange's first message in the document */
function judge(
  interchange: AcknowledgedInterchange,
  document: DecodedDocument,
  findings: readonly (readonly Finding[])[],
  first: number,
  options: AcknowledgerOptions,
): Verdict {
  const [, , , , , sender = '', , recipient = ''] = interchange.header;
  const isNamed = sender.trim() !== '' && recipient.trim() !== '';
  const unanswerable = interchange.groups.filter(({ header }) => !isAnswerable(header));
  const groupFaults = interchange.groups.some(({ faults }) => faults.length > 0);
  const foreign = groupFaults || interchange.faults.length > 0 ? [] : document.errors.map(toFault);
  const refusing = [...interchange.faults, ...unanswerable.flatMap(({ faults }) => faults), ...foreign];
  const isRefused = refusing.length > 0;
  const asked = options.ta1 === 'always' || (options.ta1 === 'auto' && (isRefused || interchange.header[13] === '1'));
  const onlyTa1 = interchange.groups.length === 0 && interchange.messages.length > 0;
  const isWanted = isNamed && asked && !onlyTa1 && (isRefused || !interchange.groups.every(isAcknowledgement));
  const ta1 = isWanted ? { ta1: interchangeAcknowledgement(interchange, refusing[0]) } : {};
  if (isRefused || !isNamed) return { interchange, ...ta1, groups: [] };
  const sets = interchange.messages.map((message, offset): SetVerdict & { readonly group: number } => {
    const all = new Set([...(document.messages[first + offset]?.errors ?? []), ...(findings[first + offset] ?? [])]);
    // What belongs to the group or the interchange has no message number.
    return { message, group: message.group, faults: [...all].filter(({ at }) => at.message !== undefined).map(toFault) };
  });
  const byGroup = new Map<number, SetVerdict[]>();
  for (const set of sets) {
    const known = byGroup.get(set.group);
    if (known === undefined) byGroup.set(set.group, [set]);
    else known.push(set);
  }
  const groups = interchange.groups.map((group, index) => ({ group, sets: byGroup.get(index) ?? [] }));
  return { interchange, ...ta1, groups: groups.filter(({ group }) => !isAcknowledgement(group) && isAnswerable(group.header)) };
}

/** Can a group be named in an acknowledgement: by GS01 and GS06? */
function isAnswerable([kind = '', , , , , number = '']: readonly string[]): boolean {
  return /^[A-Z0-9]{2}$/.test(kind) && /^\d{1,9}$/.test(number);
}

function isAcknowledgement({ header }: AcknowledgedGroup): boolean {
  return header[0] === 'FA';
}

/** TA1: the interchange accepted (A), accepted with what was let through (E), or refused (R). */
function interchangeAcknowledgement(
  { header, noted }: AcknowledgedInterchange,
  fault: Parameters<typeof interchangeErrorCode>[0] | undefined,
): LooseSegment {
  const [note] = noted;
  const verdict =
    fault !== undefined ? ['R', interchangeErrorCode(fault)] : note !== undefined ? ['E', interchangeErrorCode(note)] : ['A', '000'];
  const [date = '', time = '', , , number = ''] = header.slice(8);
  return { kind: 'loose', segment: { tag: 'TA1', elements: [digits(number, 9), digits(date, 6), digits(time, 4), ...verdict] } };
}

function digits(text: string, length: number): string {
  return text.replace(/\D/g, '').slice(0, length).padStart(length, '0');
}

function write(verdicts: readonly Verdict[], context: EnvelopeContext, options: AcknowledgerOptions): Uint8Array {
  const [{ interchange }] = verdicts as readonly [Verdict];
  const { header } = interchange;
  const [senderQualifier = '', sender = '', recipientQualifier = '', recipient = ''] = header.slice(4);
  const delimiters = usable(interchange.delimiters);
  const loose = verdicts.flatMap(({ ta1 }) => (ta1 === undefined ? [] : [ta1]));
  const envelope = {
    sender: { qualifier: clean(recipientQualifier, delimiters, 2), id: clean(recipient, delimiters, 15) },
    recipient: { qualifier: clean(senderQualifier, delimiters, 2), id: clean(sender, delimiters, 15) },
    version: /^\d{5}$/.test(header[11] ?? '') ? (header[11] as string) : '00401',
    controlReference: context.controlReference,
    preparedAt: context.preparedAt,
    acknowledgementRequested: false,
    test: header[14] === 'T' || context.test === true,
  };
  const groups = acknowledgementGroups(verdicts, delimiters, context, options);
  return writeX12(oneInterchange(interchangeOf(envelope, delimiters, [...loose, ...groups]), options));
}

function acknowledgementGroups(
  verdicts: readonly Verdict[],
  delimiters: Delimiters,
  context: EnvelopeContext,
  options: AcknowledgerOptions,
): FunctionalGroup[] {
  const batches = new Map<
    string,
    { readonly content: Omit<Parameters<typeof groupOf>[0], 'controlReference'>; readonly sets: TransactionSet[] }
  >();
  for (const { group, sets } of verdicts.flatMap(({ groups }) => groups)) {
    const [, sender = '', recipient = '', , , , , received = ''] = group.header;
    const set = options.set === 'auto' ? (received >= '005010' ? '999' : '997') : options.set;
    const release = set === '999' ? '005010X231A1' : /^\d{6}/.test(received) ? received.slice(0, 6) : '004010';
    const key = JSON.stringify([sender, recipient, set, release]);
    const content = {
      kind: 'FA',
      sender: clean(recipient, delimiters, 15),
      recipient: clean(sender, delimiters, 15),
      preparedAt: context.preparedAt,
      release,
    };
    const batch = batches.get(key) ?? { content, sets: [] };
    const reference = String(batch.sets.length + 1).padStart(4, '0');
    const st: RawSegment = { tag: 'ST', elements: [set, reference, ...(set === '999' ? [release] : [])] };
    batch.sets.push(
      transactionOf(
        st,
        groupAcknowledgement(group, sets, { set, component: delimiters.component, clean: (text, max) => clean(text, delimiters, max) }),
      ),
    );
    batches.set(key, batch);
  }
  return [...batches.values()].map(({ content, sets }, index) => {
    return groupOf({ ...content, controlReference: groupNumber(context.controlReference, index) }, sets);
  });
}

/** A value of a faulty sender as it can be sent back: without delimiters and control characters, two to `max` characters. */
function clean(text: string, { element, component, terminator, repetition }: Delimiters, max: number): string {
  const unfit = [element, component, terminator, repetition];
  const kept = [...text].filter((character) => character >= ' ' && character !== '\u007f' && !unfit.includes(character)).join('');
  return kept.trim().slice(0, max).padEnd(2);
}

/** The sender's delimiters; where its ISA16 was left out, with a component separator that is none of them. */
function usable(delimiters: Delimiters): Delimiters {
  const { element, component, terminator, repetition } = delimiters;
  if (component !== terminator) return delimiters;
  return { ...delimiters, component: [':', '>', '<', '|'].find((one) => ![element, terminator, repetition].includes(one)) as string };
}
