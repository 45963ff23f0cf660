import { asHubError, type Finding, finding } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import type { Steps } from '../../kernel/steps.ts';
import type { DecodedDocument, DecodedMessage } from '../../spi/format.ts';
import { type Faults, maxFindings, type Report } from '../edi/faults.ts';
import { envelopeOf } from './acknowledgement-envelope.ts';
import { documentNumber } from './document-number.ts';
import { checkingEnvelope } from './envelope-check.ts';
import { type Guide, guideFor, identityText, type SetIdentity } from './guide.ts';
import type { ServiceSegments } from './guide-files.ts';
import {
  type FunctionalGroup,
  groupsOf,
  type Interchange,
  type LooseSegment,
  type RawSegment,
  type TransactionSet,
  valueAt,
} from './model.ts';
import { readingX12, type X12Reading } from './reader.ts';
import { checkSegment } from './segment-check.ts';
import { segmentToTree } from './segment-tree.ts';
import { groupData, identityOf, interchangeData } from './service-data.ts';
import type { Tolerance } from './tolerance.ts';
import { readTransaction } from './transaction-reader.ts';

/** What decoding goes by. */
export interface DecoderOptions {
  readonly guides: readonly Guide[];
  readonly service: ServiceSegments;
  readonly checkCodes: boolean;
  /** The guide for an acknowledgement that no guide was agreed for: partners send them unasked. */
  readonly acknowledgementGuide?: (identity: SetIdentity) => Guide | undefined;
  /** What this partner is let through with. */
  readonly tolerance: Tolerance;
}

/** A message decoded, and what is wrong with its content: found in the same pass, reported by `validate`. */
export interface CheckedMessage {
  readonly message: DecodedMessage;
  readonly content: readonly Finding[];
  /** What was found and let through. */
  readonly tolerated: readonly Finding[];
}

/** A document decoded, with the content findings of its messages in order. */
export interface CheckedDocument {
  readonly document: DecodedDocument;
  readonly content: readonly (readonly Finding[])[];
}

/** Faults of the syntax although they are found with the content: the tree cannot show them, so they must be kept with it. */
const SYNTAX: ReadonlySet<string> = new Set(['E_EDI_TOO_MANY', 'E_EDI_ELEMENT_REPEATS']);

/** A message at its place: a transaction set, or the TA1 of an interchange. */
export interface PlacedMessage {
  readonly part: TransactionSet | LooseSegment;
  /** Absent for a TA1. */
  readonly group?: FunctionalGroup;
  /** Number in the file, from 1. */
  readonly number: number;
}

/** The messages of an interchange in order. @param first number of the first in the file, from 1 */
export function messagesOf(interchange: Interchange, first: number): PlacedMessage[] {
  const messages: PlacedMessage[] = [];
  for (const part of interchange.content) {
    if (part.kind === 'loose') {
      if (part.segment.tag === 'TA1') messages.push({ part, number: first + messages.length });
    } else
      for (const inner of part.content)
        if (inner.kind === 'transaction') messages.push({ part: inner, group: part, number: first + messages.length });
  }
  return messages;
}

/** Bytes to messages, message by message. A fault of a group or an interchange refuses the document; where the file has others, it refuses
 *  the messages inside. */
export function* decodingX12(body: Uint8Array, options: DecoderOptions): Steps<CheckedDocument> {
  let reading: X12Reading;
  try {
    reading = yield* readingX12(body);
  } catch (thrown) {
    return { document: { messages: [], errors: [asHubError(thrown).toFinding()] }, content: [] };
  }
  const { file, faults } = reading;
  const { tolerance } = options;
  const decoded = new Map<object, CheckedMessage>();
  const errors: Finding[] = [];
  for (const interchange of file.interchanges) {
    const first = decoded.size + 1;
    yield* checkingEnvelope(interchange, options.service, first, faults);
    const placed = messagesOf(interchange, first);
    const whole = spokesmen(interchange, placed, file.interchanges.length === 1);
    for (const owner of whole) errors.push(...tolerance.refused(faults.of(owner)));
    for (const one of placed) {
      const checked = decodePlaced(one, interchange, options, faults);
      const owners = [interchange, one.group].filter((owner) => owner !== undefined && !whole.has(owner));
      const common = owners.flatMap((owner) => tolerance.refused(faults.of(owner as object)));
      decoded.set(one.part, common.length === 0 ? checked : withErrors(checked, common));
      yield;
    }
  }
  const messages = [...decoded.values()];
  const document = {
    ...documentData(file.interchanges, faults, options, decoded),
    messages: messages.map(({ message }) => message),
    errors,
  };
  return { document, content: messages.map(({ content }) => content) };
}

/** Which of an interchange and its groups speak for the whole document: what is alone, and what has no message inside. */
function spokesmen(interchange: Interchange, placed: readonly PlacedMessage[], isOnly: boolean): ReadonlySet<object> {
  const groups = groupsOf(interchange);
  const inhabited = new Set(placed.map(({ group }) => group));
  const whole = new Set<object>(groups.filter((group) => (isOnly && groups.length === 1) || !inhabited.has(group)));
  if (isOnly || placed.length === 0) whole.add(interchange);
  return whole;
}

function withErrors(checked: CheckedMessage, errors: readonly Finding[]): CheckedMessage {
  return { ...checked, message: { ...checked.message, errors: [...errors, ...checked.message.errors] } };
}

/** Decodes one message: a transaction set by its guide, or a TA1. */
export function decodePlaced(placed: PlacedMessage, interchange: Interchange, options: DecoderOptions, faults: Faults): CheckedMessage {
  const { part, group, number } = placed;
  if (part.kind === 'loose') return decodeTa1(part, interchange, options, faults);
  const { segments } = part;
  const header = segments[0] as RawSegment;
  const identity = identityOf(group?.header, header);
  const guide = guideFor(identity, options.guides) ?? options.acknowledgementGuide?.(identity);
  const { delimiters } = interchange;
  const report: Report = (code, details, at) => faults.add(part, code, details, at);
  const tree: Record<string, Json> = {
    ISA: interchangeData(interchange.header),
    GS: groupData(group?.header),
    ST: serviceTree(header, interchange, options),
  };
  const content: Finding[] = [];
  const at = { message: number, segment: 1, tag: 'ST' };
  if (guide === undefined) report('E_EDI_MESSAGE_UNKNOWN', unknownDetails(identity, options.guides), { ...at, element: 1 });
  else {
    checkGroupKind(guide, group?.header, report, { ...at, element: 1 });
    Object.assign(tree, readTransaction(segments, guide, delimiters, number, report));
    const gather: Report = (code, details, where) => {
      if (SYNTAX.has(code)) report(code, details, where);
      else if (content.length < maxFindings) content.push(finding(code, details, where));
    };
    const check = { codes: options.checkCodes, delimiters };
    for (let index = 1; index < segments.length; index += 1) {
      const segment = segments[index] as RawSegment;
      const spec = segment.tag === 'SE' ? undefined : guide.segment(segment.tag);
      if (spec !== undefined) checkSegment(segment, spec, check, { message: number, segment: index + 1, tag: segment.tag }, gather);
    }
  }
  const { tolerance } = options;
  const all = [...faults.of(part), ...content];
  const optional = (key: 'reference' | 'group' | 'document', value: string) => (value === '' ? {} : { [key]: value });
  return {
    message: {
      type: identity.set,
      ...optional('reference', valueAt(header, 2)),
      ...optional('group', valueAt(group?.header, 6)),
      ...optional('document', documentNumber(segments)),
      tree,
      errors: tolerance.refused(faults.of(part), guide),
    },
    content: tolerance.refused(content, guide),
    tolerated: tolerance.letThrough(all, guide),
  };
}

/** Details of `E_EDI_MESSAGE_UNKNOWN`. */
export function unknownDetails(identity: SetIdentity, guides: readonly Guide[]): Record<string, string> {
  const agreed = guides.map((guide) => `${guide.set} ${guide.release}`).join(', ');
  return { identity: identityText(identity), agreed: agreed === '' ? 'none' : agreed };
}

function checkGroupKind(guide: Guide, header: RawSegment | undefined, report: Report, at: Position): void {
  const found = valueAt(header, 1);
  if (header !== undefined && found !== guide.group)
    report('E_EDI_GROUP_KIND', { set: guide.set, expected: guide.group, found: JSON.stringify(found) }, at);
}

function decodeTa1(part: LooseSegment, interchange: Interchange, options: DecoderOptions, faults: Faults): CheckedMessage {
  const found = faults.of(part);
  const reference = valueAt(part.segment, 1);
  return {
    message: {
      type: 'TA1',
      ...(reference === '' ? {} : { reference }),
      tree: { ISA: interchangeData(interchange.header), TA1: serviceTree(part.segment, interchange, options) },
      errors: options.tolerance.refused(found),
    },
    content: [],
    tolerated: options.tolerance.letThrough(found),
  };
}

function serviceTree(segment: RawSegment, { delimiters }: Interchange, options: DecoderOptions): Json {
  const spec = options.service(segment.tag);
  return spec === undefined ? {} : segmentToTree(segment, spec, delimiters);
}

function documentData(
  interchanges: readonly Interchange[],
  faults: Faults,
  options: DecoderOptions,
  decoded: ReadonlyMap<object, CheckedMessage>,
): Omit<DecodedDocument, 'messages' | 'errors'> {
  const headers = interchanges.map(({ header }) => header);
  const [first] = headers;
  if (first === undefined) return {};
  return {
    controlReference: headers.map((header) => valueAt(header, 13)).join(','),
    sender: valueAt(first, 6).trim(),
    recipient: valueAt(first, 8).trim(),
    test: headers.some((header) => valueAt(header, 15) === 'T'),
    ...(headers.length === 1 ? {} : { interchanges: headers.length }),
    envelope: envelopeOf(interchanges, faults, options.tolerance, (part) => decoded.get(part)?.tolerated ?? []),
  };
}
