import type { CaseId, EnvelopeId, MessageId } from '../../../core/kernel/ids.ts';
import type {
  Content,
  MessageEntry,
  MessageStatus,
  PlannedDelivery,
  ProcessedMessage,
  SplitMessage,
} from '../../../core/spi/ledger/ledger.ts';
import type { PlaceRow } from '../cases/case-order.ts';
import type { WaitingRow } from '../delivering/batch-members.ts';
import { deliverQueue } from '../dispatching/work-source.ts';
import type { Failed } from '../reading/failure-rows.ts';
import { caseTerm, keyTerm } from '../reading/search-terms.ts';
import { rowset } from '../sql/rowset.ts';
import type { ContentRow, TermRow, TypeSeen, WorkRow } from './stored-rows.ts';

/** What processing came to, as rows. Pure. */

export const outcomes = rowset({
  id: 'uuid',
  lease: 'uuid',
  status: 'text',
  config_hash: 'text',
  settled_at: 'timestamptz',
  types: 'text[]',
  control_reference: 'text',
  case_id: 'uuid',
  failure_stage: 'text',
  failure_findings: 'json',
  duplicate_of: 'uuid',
  deliveries_total: 'integer',
  deliveries_open: 'integer',
  deliveries_dead: 'integer',
});

export const envelopes = rowset({
  id: 'uuid',
  message_id: 'uuid',
  case_id: 'uuid',
  type: 'text',
  version: 'integer',
  occurred_at: 'text',
  recorded_at: 'timestamptz',
  business_keys: 'json',
  origin: 'text',
  source: 'text',
  body: 'json',
  caused_by: 'uuid',
});

export const deliveries = rowset({
  id: 'uuid',
  message_id: 'uuid',
  envelope_id: 'uuid',
  route: 'text',
  partner: 'text',
  channel: 'text',
  status: 'text',
  idempotency_key: 'text',
  parameters: 'json',
  created_at: 'timestamptz',
  settled_at: 'timestamptz',
  stage: 'text',
  error: 'json',
  awaits: 'boolean',
});

export const parts = rowset({
  id: 'uuid',
  parent_id: 'uuid',
  root_id: 'uuid',
  partner: 'text',
  channel: 'text',
  entry: 'text',
  origin: 'text',
  status: 'text',
  config_hash: 'text',
  received_at: 'timestamptz',
  settled_at: 'timestamptz',
  types: 'text[]',
  control_reference: 'text',
  failure_stage: 'text',
  failure_findings: 'json',
  case_id: 'uuid',
  request_envelope_id: 'uuid',
  as_of: 'boolean',
});

export const documents = rowset({
  id: 'uuid',
  message_id: 'uuid',
  type: 'text',
  filename: 'text',
  media_type: 'text',
  stored_at: 'timestamptz',
  body: 'bytea',
});

/** What the ledger knows of a message whose lease held: the parts inherit it. */
export interface HeldMessage {
  readonly id: MessageId;
  readonly root_id: MessageId;
  readonly status: MessageStatus;
  readonly partner: string;
  readonly channel: string;
  readonly origin: string;
  readonly entry: MessageEntry;
  readonly config_hash: string;
  /** Is it processed by that configuration, whichever is in force? So are its parts. */
  readonly as_of: boolean;
  readonly received_at: Date;
  /** Its place among the messages of its channel: when it came, or when the one that it replays came. */
  readonly ordered_at: Date;
  /** Its own case, or the one of what caused it. */
  readonly case_id: CaseId | null;
  /** Of a reply: what was answered. */
  readonly request_envelope_id: EnvelopeId | null;
}

type Columns<Set> = Set extends { values: (rows: readonly (infer Row)[]) => unknown } ? Row : never;
export type OutcomeRow = Columns<typeof outcomes>;
export type EnvelopeRowIn = Columns<typeof envelopes>;
export type DeliveryRow = Columns<typeof deliveries>;
export type PartRow = Columns<typeof parts>;
export type DocumentRow = Columns<typeof documents>;

/** One (envelope, route, destination) once, whatever was planned. */
export function distinctDeliveries(result: ProcessedMessage): readonly PlannedDelivery[] {
  const byPlace = new Map<string, PlannedDelivery>();
  for (const planned of result.deliveries) {
    const place = [planned.envelopeId ?? '', planned.route, planned.partner, planned.channel].join('\u0000');
    if (!byPlace.has(place)) byPlace.set(place, planned);
  }
  return [...byPlace.values()];
}

/** The status of a delivery at its birth. */
export function firstStatus(planned: PlannedDelivery): 'pending' | 'dead' {
  return 'error' in planned.content ? 'dead' : 'pending';
}

/** A failure makes the message dead at once; what goes out all the same, such as the acknowledgement that says no,
 *  does not change that. Without failure the deliveries decide: see `settle.ts`. */
export function outcomeRow(result: ProcessedMessage, planned: readonly PlannedDelivery[]): OutcomeRow {
  const statuses = planned.map(firstStatus);
  const open = statuses.filter((status) => status === 'pending').length;
  const dead = statuses.filter((status) => status === 'dead').length;
  const status = statusAfter(result, open, dead);
  return {
    id: result.id,
    lease: result.lease,
    status,
    config_hash: result.configHash,
    settled_at: status === 'processing' ? undefined : result.at,
    types: result.types,
    control_reference: result.controlReference,
    case_id: result.caseId,
    failure_stage: result.failure?.stage,
    failure_findings: result.failure?.findings,
    duplicate_of: result.duplicateOf,
    deliveries_total: planned.length,
    deliveries_open: open,
    deliveries_dead: dead,
  };
}

function statusAfter(result: ProcessedMessage, open: number, dead: number): MessageStatus {
  if (result.duplicateOf !== undefined) return 'discarded';
  if (result.failure !== undefined) return 'dead';
  if (open > 0) return 'processing';
  return dead > 0 ? 'dead' : 'completed';
}

export function envelopeRows(result: ProcessedMessage): readonly EnvelopeRowIn[] {
  return result.envelopes.map((envelope) => ({
    id: envelope.id,
    message_id: result.id,
    case_id: envelope.caseRef === '' ? undefined : envelope.caseRef,
    type: envelope.type,
    version: envelope.version,
    occurred_at: envelope.occurredAt,
    recorded_at: result.at,
    business_keys: envelope.businessKeys,
    origin: envelope.origin,
    source: envelope.source,
    body: envelope.body,
    caused_by: envelope.causedBy,
  }));
}

export function deliveryRow(result: ProcessedMessage, planned: PlannedDelivery): DeliveryRow {
  const status = firstStatus(planned);
  return {
    id: planned.id,
    message_id: result.id,
    envelope_id: planned.envelopeId,
    route: planned.route,
    partner: planned.partner,
    channel: planned.channel,
    status,
    idempotency_key: planned.idempotencyKey,
    parameters: planned.parameters,
    created_at: result.at,
    settled_at: status === 'dead' ? result.at : undefined,
    stage: status === 'dead' ? 'translate' : undefined,
    error: 'error' in planned.content ? planned.content.error : undefined,
    awaits: planned.awaited !== undefined,
  };
}

export function partRow(result: ProcessedMessage, whole: HeldMessage, part: SplitMessage): PartRow {
  const valid = part.errors.length === 0;
  return {
    id: part.id,
    parent_id: result.id,
    root_id: whole.root_id,
    partner: part.to?.partner ?? whole.partner,
    channel: part.to?.channel ?? whole.channel,
    entry: part.entry,
    origin: part.to?.partner ?? whole.origin,
    status: valid ? 'received' : 'dead',
    config_hash: whole.config_hash,
    received_at: result.at,
    settled_at: valid ? undefined : result.at,
    types: part.type === '' ? [] : [part.type],
    control_reference: part.reference,
    failure_stage: valid ? undefined : 'validate',
    failure_findings: valid ? undefined : part.errors,
    case_id: whole.entry === 'reply' ? (whole.case_id ?? undefined) : undefined,
    request_envelope_id: whole.request_envelope_id ?? undefined,
    as_of: whole.as_of,
  };
}

/** Everything with bytes: what stages made of the message, and what is to be sent. */
export function contentRows(result: ProcessedMessage, planned: readonly PlannedDelivery[]): readonly ContentRow[] {
  return [
    ...result.contents.map((content, index) => contentRow(result, result.id, index + 1, content.stage, content)),
    ...planned.flatMap(({ id, content }) => ('error' in content ? [] : [contentRow(result, id, 0, 'translate', content)])),
  ];
}

/** The original of a part. */
export function partContent(result: ProcessedMessage, { id, content }: SplitMessage): ContentRow {
  return contentRow(result, id, 0, 'receive', content);
}

function contentRow(result: ProcessedMessage, owner_id: string, part: number, stage: string, { mediaType, body }: Content): ContentRow {
  return { owner_id, part, stored_at: result.at, stage, media_type: mediaType, body };
}

export function documentRows(result: ProcessedMessage): readonly DocumentRow[] {
  return result.documents.map(({ id, type, filename, mediaType, body }) => ({
    id,
    message_id: result.id,
    type,
    filename,
    media_type: mediaType,
    stored_at: result.at,
    body,
  }));
}

/** By what the message is found: the values of its business keys, or of a failed one the numbers that stand in it; its control reference,
 *  its case. The file name was noted when the message came. */
export function termRows(result: ProcessedMessage, held: HeldMessage): readonly TermRow[] {
  const keys = [...result.envelopes.flatMap((envelope) => Object.values(envelope.businessKeys)), ...(result.mentions ?? [])];
  if (result.controlReference !== undefined) keys.push(result.controlReference);
  const terms = new Set(keys.map(keyTerm));
  if (held.case_id !== null) terms.add(caseTerm(held.case_id));
  return [...terms].map((term) => ({ term, at: held.received_at, id: result.id }));
}

/** By what parts that failed are found at once; the others are when they have been processed. */
export function partTerms({ at }: Pick<ProcessedMessage, 'at'>, parts: readonly SplitMessage[]): readonly TermRow[] {
  return parts.flatMap(({ id, mentions = [] }) => [...new Set(mentions.map(keyTerm))].map((term) => ({ term, at, id })));
}

/** The types of the message and of its parts. */
export function typesSeen(result: ProcessedMessage, held: HeldMessage): readonly TypeSeen[] {
  const parts = result.parts.filter(({ type }) => type !== '');
  return [...result.types.map((type) => ({ type, at: held.received_at })), ...parts.map(({ type }) => ({ type, at: result.at }))];
}

/** The places of those that keep the order of their case. A dead one keeps its place too: what comes after it waits until
 *  a person has sent it or given it up. */
export function placeRows(planned: readonly PlannedDelivery[], held: HeldMessage): readonly PlaceRow[] {
  return planned.flatMap(({ id, partner, channel, inOrderOf }) =>
    inOrderOf === undefined
      ? []
      : [{ partner, channel, case_id: inOrderOf, ordered_at: held.ordered_at, message_id: held.id, delivery_id: id }],
  );
}

/** What waits for a batch. */
export function waitingRows(result: ProcessedMessage, planned: readonly PlannedDelivery[]): readonly WaitingRow[] {
  return planned.flatMap((delivery) => {
    const { id, partner, channel, waitsForBatch } = delivery;
    if (waitsForBatch !== true || firstStatus(delivery) !== 'pending') return [];
    return [{ delivery_id: id, message_id: result.id, partner, channel, created_at: result.at }];
  });
}

/** What is to be done next: pending deliveries that wait for no batch. */
export function deliveryWork(result: ProcessedMessage, planned: readonly PlannedDelivery[]): readonly WorkRow[] {
  return planned
    .filter((delivery) => firstStatus(delivery) === 'pending' && delivery.waitsForBatch !== true)
    .map(({ id, partner, channel }) => ({ id, queue: deliverQueue(partner, channel), message_id: result.id, due_at: result.at }));
}

/** And valid parts. */
export function partWork({ parts: all, at }: Pick<ProcessedMessage, 'parts' | 'at'>): readonly WorkRow[] {
  return all.filter(({ errors }) => errors.length === 0).map(({ id }) => ({ id, queue: 'process', message_id: id, due_at: at }));
}

/** The message itself, where it failed. */
export function failedMessage({ id, at, failure }: ProcessedMessage, { partner, channel }: HeldMessage): readonly Failed[] {
  return failure === undefined ? [] : [{ id, message_id: id, at, stage: failure.stage, partner, channel, finding: failure.findings[0] }];
}

/** Deliveries that could not be translated. */
export function failedDeliveries(result: ProcessedMessage, planned: readonly PlannedDelivery[]): readonly Failed[] {
  return planned.flatMap(({ id, partner, channel, content }) =>
    'error' in content
      ? [{ id, message_id: result.id, at: result.at, stage: 'translate' as const, partner, channel, finding: content.error }]
      : [],
  );
}

/** Parts that are not valid. */
export function failedParts({ at }: ProcessedMessage, whole: HeldMessage, parts: readonly SplitMessage[]): readonly Failed[] {
  return parts.flatMap(({ id, to, errors }) =>
    errors.length === 0
      ? []
      : [
          {
            ...{ id, message_id: id, at, stage: 'validate' as const, finding: errors[0] },
            partner: to?.partner ?? whole.partner,
            channel: to?.channel ?? whole.channel,
          },
        ],
  );
}
