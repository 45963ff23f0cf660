import { type KnownValues, knownValues } from '../../core/canonical/masking/known-values.ts';
import { maskCanonical } from '../../core/canonical/masking/masking.ts';
import { asHubError, type Finding, finding } from '../../core/kernel/errors.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import { maskDocument } from '../../core/pipeline/masking/mask-document.ts';
import { type Prediction, predict } from '../../core/pipeline/predict.ts';
import type { MessageInWork } from '../../core/spi/ledger/ledger.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { ActionPreview, ActionRequest, PredictedDelivery } from '../api/views/index.ts';
import type { LoadedConfiguration } from '../configuration/configuration.ts';
import { found } from '../ops/request.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { editedBytes } from './edited-bytes.ts';

const nothing: Prediction = { envelopes: [], deliveries: [], failures: [], partsLeft: 0 };

/** What an action on a message would do; nothing is done. Beside what it would send stands what the message gives by the
 *  configuration that it was processed by: both are worked out anew, so they differ only where mappings or documents do. */
export async function previewAction(runtime: Runtime, id: MessageId, request: ActionRequest): Promise<ActionPreview> {
  const { ledger, configuration, past } = runtime;
  const detail = found('message', id, await ledger.message(id));
  const given = await ledger.messageAsGiven(id);
  const notes: Finding[] = [...refusals(detail, request)];
  if (given === undefined && request.verb !== 'discard') notes.push(finding('E_CONTENT_DROPPED', { what: 'message', id }, {}));
  const allowed = notes.length === 0;
  const then = request.configuration === 'then' && request.verb === 'replay';
  const accepted = await acceptedBefore(runtime, detail);
  const about = { hash: then ? detail.configHash : configuration.catalog().hash, asOf: then ? ('then' as const) : ('today' as const) };
  const fourEyes = request.verb === 'correct' && configuration.catalog().hub.fourEyes === true;
  if (given === undefined || request.verb === 'discard')
    return { allowed, notes, deliveries: [], canonical: [], configuration: about, fourEyes };
  if (request.verb === 'resend')
    return { allowed, notes, deliveries: await resent(runtime, detail), canonical: [], configuration: about, fourEyes };
  const was = await past.asOf(detail.configHash).catch((thrown: unknown) => {
    notes.push(asHubError(thrown).toFinding());
    return undefined;
  });
  if (then && was === undefined) return { allowed: false, notes, deliveries: [], canonical: [], configuration: about, fourEyes };
  const now = then && was !== undefined ? was : configuration.current;
  const edited = edit(given, request);
  const at = runtime.clock.now();
  const before = await attempt(runtime, request.verb === 'correct' ? configuration.current : was, given, at);
  const after = await attempt(runtime, now, edited, at);
  notes.push(...after.failures.flatMap(({ findings }) => findings));
  return { allowed, notes, ...compare(before, after, accepted), configuration: about, fourEyes };
}

function edit(given: MessageInWork, { verb, content }: ActionRequest): MessageInWork {
  if (verb !== 'correct' || content === undefined) return given;
  return { ...given, content: { ...given.content, body: editedBytes(content, given) } };
}

async function attempt(
  { ledger }: Runtime,
  configuration: LoadedConfiguration | undefined,
  message: MessageInWork,
  at: Date,
): Promise<Prediction> {
  return configuration === undefined ? nothing : predict(ledger, configuration.catalog, message, at);
}

/** Why the action would be refused. */
function refusals({ id, status, source, deliveries }: MessageDetail, { verb }: ActionRequest): readonly Finding[] {
  const conflict = (state: string, action: string) => [finding('E_STATE_CONFLICT', { what: 'message', id, state, action }, {})];
  if (verb === 'discard') return status === 'dead' ? [] : conflict(status, 'discarded');
  if (verb === 'resend') return deliveries.length > 0 ? [] : conflict(`${status}, with nothing that was sent`, 'sent again');
  const action = verb === 'correct' ? 'corrected' : 'replayed';
  if (status === 'received' || status === 'processing') return conflict(status, action);
  if (source === 'batch') return conflict('a batch', action);
  const accepted = deliveries.find(({ status: one, envelopeId }) => one === 'delivered' && envelopeId !== undefined);
  if (verb !== 'correct' || accepted === undefined) return [];
  return [finding('E_ALREADY_ACCEPTED', { id, channel: `${accepted.partner}/${accepted.channel}` }, {})];
}

/** Where the message, or one of its first parts, was accepted: `channel route`. */
async function acceptedBefore({ ledger }: Runtime, { deliveries, parts }: MessageDetail): Promise<ReadonlySet<string>> {
  const details = await Promise.all(parts.slice(0, 20).map((part) => ledger.message(part)));
  const all = [...deliveries, ...details.flatMap((detail) => detail?.deliveries ?? [])];
  return new Set(all.filter(({ status }) => status === 'delivered').map(({ partner, channel, route }) => `${partner}/${channel} ${route}`));
}

/** The same bytes to each destination, as the ledger has them. */
async function resent({ ledger }: Runtime, { deliveries, contents }: MessageDetail): Promise<readonly PredictedDelivery[]> {
  const sendable = deliveries.filter(({ status, envelopeId }) => envelopeId !== undefined && (status === 'delivered' || status === 'dead'));
  return Promise.all(
    sendable.slice(0, 50).map(async ({ id, partner, channel, route, status }) => {
      const kept = contents.find(({ deliveryId, stage }) => deliveryId === id && stage === 'translate');
      const content = kept && (await ledger.content(kept.id));
      const text = content && maskDocument(content.body, content.mediaType, knownValues([])).text;
      return {
        channel: `${partner}/${channel}`,
        route,
        change: 'same' as const,
        acceptedBefore: status === 'delivered',
        ...(text === undefined ? {} : { before: text, after: text }),
      };
    }),
  );
}

type Comparison = Pick<ActionPreview, 'deliveries' | 'canonical'>;

function compare(before: Prediction, after: Prediction, accepted: ReadonlySet<string>): Comparison {
  const known = knownValues([...before.envelopes, ...after.envelopes]);
  return {
    deliveries: pairs(before.deliveries, after.deliveries, ({ partner, channel, route, envelope }) =>
      [`${partner}/${channel}`, route, envelope?.type ?? ''].join(' '),
    ).map(([one, other]) => comparedDelivery(one, other, known, accepted)),
    canonical: pairs(before.envelopes, after.envelopes, ({ type }) => type).map(([one, other]) => ({
      type: (other ?? one)?.type ?? '',
      ...(one === undefined ? {} : { before: maskCanonical(one.type, one.body, known).body }),
      ...(other === undefined ? {} : { after: maskCanonical(other.type, other.body, known).body }),
    })),
  };
}

/** What has the same name stands side by side, in order. */
function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
): readonly (readonly [T, T | undefined] | readonly [undefined, T])[] {
  const left = [...after];
  const matched = before.map((one): readonly [T, T | undefined] => {
    const index = left.findIndex((other) => nameOf(other) === nameOf(one));
    return [one, index === -1 ? undefined : left.splice(index, 1)[0]];
  });
  return [...matched, ...left.map((other) => [undefined, other] as const)];
}

type Delivery = Prediction['deliveries'][number];

function comparedDelivery(
  before: Delivery | undefined,
  after: Delivery | undefined,
  known: KnownValues,
  accepted: ReadonlySet<string>,
): PredictedDelivery {
  const { partner = '', channel = '', route = '' } = after ?? before ?? {};
  const one = textOf(before, known);
  const other = textOf(after, known);
  return {
    channel: `${partner}/${channel}`,
    route,
    change: changeOf(before, after),
    acceptedBefore: accepted.has(`${partner}/${channel} ${route}`),
    ...(one === undefined ? {} : { before: one }),
    ...(other === undefined ? {} : { after: other }),
    ...(after !== undefined && 'error' in after.content ? { findings: [after.content.error] } : {}),
  };
}

function changeOf(before: Delivery | undefined, after: Delivery | undefined): PredictedDelivery['change'] {
  if (after === undefined) return 'gone';
  if ('error' in after.content) return 'failed';
  if (before === undefined || 'error' in before.content) return 'new';
  return Buffer.from(before.content.body).equals(Buffer.from(after.content.body)) ? 'same' : 'changed';
}

function textOf(delivery: Delivery | undefined, known: KnownValues): string | undefined {
  if (delivery === undefined || 'error' in delivery.content) return undefined;
  const { body, mediaType } = delivery.content;
  return maskDocument(body, mediaType, known).text;
}
