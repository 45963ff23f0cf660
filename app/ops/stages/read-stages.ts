import { type KnownValues, knownValues } from '../../../core/canonical/masking/known-values.ts';
import { maskCanonical } from '../../../core/canonical/masking/masking.ts';
import { documentText } from '../../../core/formats/values/document-text.ts';
import type { Json } from '../../../core/kernel/json.ts';
import { hiddenBy, maskText, mostCharacters } from '../../../core/pipeline/masking/mask-document.ts';
import type { FormatCodec } from '../../../core/spi/format.ts';
import type { ContentView, DeliveryView, MessageDetail } from '../../../core/spi/ledger/ledger-queries.ts';
import type { CanonicalContent } from '../../../core/spi/ledger/stage-contents.ts';
import type { MessageStages, StageView } from '../../api/views/messages.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ediTree } from './edi-tree.ts';
import { routeDecisions } from './route-decisions.ts';

/** At most so many contents of a message are shown. */
const mostStages = 200;
/** And so many characters of all of them. */
const mostOfAll = 16_000_000;
const mostCanonical = 1_000;

/** What a message looked like on its way: its original, its canonical messages, what went out and what was answered.
 *  @param revealed with its personal data */
export async function readStages(runtime: Runtime, message: MessageDetail, revealed: boolean): Promise<MessageStages> {
  const { ledger } = runtime;
  const [canonical, around, gone] = await Promise.all([
    ledger.canonicalOf(message.id, mostStages),
    ledger.canonicalAround(message.id, mostCanonical),
    ledger.goneContents(message.id, mostStages),
  ]);
  const view: View = { runtime, message, revealed, known: knownValues(around) };
  const own = message.contents.filter(({ deliveryId }) => deliveryId === undefined);
  const route = own.find(({ stage }) => stage === 'route');
  const before = own.filter(({ stage }) => stage !== 'route');
  const sent = message.deliveries.flatMap(({ id }) => message.contents.filter(({ deliveryId }) => deliveryId === id));
  const stages: StageView[] = [];
  let left = mostOfAll;
  const add = (stage: StageView): void => {
    left -= stage.text?.length ?? 0;
    stages.push(stage);
  };
  for (const content of before.slice(0, mostStages)) add(await stageOf(view, content, left));
  for (const one of canonical.slice(0, mostStages - stages.length)) add(canonicalStage(view, one));
  for (const content of sent.slice(0, mostStages - stages.length)) add(await stageOf(view, content, left));
  const record = route === undefined ? undefined : await ledger.contentStart(route.id, mostCharacters);
  return {
    revealed,
    stages,
    decisions: record === undefined ? [] : routeDecisions(Buffer.from(record).toString('utf8'), canonical),
    ...(gone.length === 0 ? {} : { gone: gone.map(({ goneAt, ...rest }) => ({ ...rest, goneAt: goneAt.toISOString() })) }),
    ...(before.length + canonical.length + sent.length > stages.length ? { more: true } : {}),
  };
}

interface View {
  readonly runtime: Runtime;
  readonly message: MessageDetail;
  readonly revealed: boolean;
  readonly known: KnownValues;
}

async function stageOf(view: View, content: ContentView, left: number): Promise<StageView> {
  const { runtime, message, revealed, known } = view;
  const delivery = message.deliveries.find(({ id }) => id === content.deliveryId);
  const most = Math.max(0, Math.min(mostCharacters, left));
  const body = (await runtime.ledger.contentStart(content.id, most * 4)) ?? new Uint8Array();
  const document = documentText(body, content.mediaType, most);
  const shown = revealed ? { ...document, masked: 0 } : maskText(document, known);
  const facts = {
    ...factsOf(content, delivery),
    kind: document.kind,
    masked: shown.masked,
    ...(document.truncated || body.length < content.bytes ? { truncated: true } : {}),
  };
  if (document.kind === 'binary') return facts;
  if (document.kind !== 'edifact' && document.kind !== 'x12') return { ...facts, text: shown.text };
  const codec = codecOf(view, content, delivery);
  const edi = ediTree(document.text, {
    kind: document.kind,
    ...(codec === undefined ? {} : { codec }),
    findings: findingsOf(message, content, delivery),
    hide: revealed ? () => undefined : hiddenBy(known),
  });
  return { ...facts, text: shown.text, edi };
}

function factsOf(content: ContentView, delivery: DeliveryView | undefined) {
  const { id, stage, deliveryId, attempt, mediaType, bytes } = content;
  return {
    contentId: id,
    stage,
    mediaType,
    bytes,
    ...(deliveryId === undefined ? {} : { deliveryId }),
    ...(attempt === undefined ? {} : { attempt }),
    ...(delivery === undefined ? {} : { channel: `${delivery.partner}/${delivery.channel}` }),
  };
}

function canonicalStage({ revealed, known }: View, content: CanonicalContent): StageView {
  const { id, type, caseId, occurredAt, businessKeys, body, redactedAt } = content;
  const shown = revealed ? { body, masked: 0 } : maskCanonical(type, body, known);
  const keys = revealed ? { body: businessKeys, masked: 0 } : maskKeys(businessKeys, known);
  const whole = { type, ...(caseId === undefined ? {} : { caseRef: caseId }), occurredAt, businessKeys: keys.body, body: shown.body };
  const text = JSON.stringify(whole, null, 2);
  return {
    contentId: id,
    stage: 'normalize',
    mediaType: 'application/json',
    bytes: Buffer.byteLength(JSON.stringify(body)),
    kind: 'json',
    text: text.slice(0, mostCharacters),
    masked: shown.masked + keys.masked,
    envelopeId: id,
    ...(text.length > mostCharacters ? { truncated: true } : {}),
    ...(redactedAt === undefined ? {} : { redactedAt: redactedAt.toISOString() }),
  };
}

/** Business keys are no personal data, but for those that repeat some: the identity of a device. */
function maskKeys(keys: Readonly<Record<string, string>>, known: KnownValues): { readonly body: Json; readonly masked: number } {
  const hide = hiddenBy(known);
  let masked = 0;
  const shown = Object.entries(keys).map(([name, value]) => {
    const instead = known.isPersonal(value) ? hide({ from: 0, to: 0, value, names: [], write: String }) : undefined;
    if (instead !== undefined) masked += 1;
    return [name, instead ?? value];
  });
  return { body: Object.fromEntries(shown) as Json, masked };
}

function codecOf({ runtime, message }: View, content: ContentView, delivery: DeliveryView | undefined): FormatCodec | undefined {
  const name = delivery === undefined ? `${message.partner}/${message.channel}` : `${delivery.partner}/${delivery.channel}`;
  const channel = runtime.catalog().channel(name);
  const isAnswer = content.attempt !== undefined || (delivery === undefined && message.source === 'reply');
  return channel?.direction === 'out' && isAnswer ? (channel.reply?.codec ?? channel.codec) : channel?.codec;
}

function findingsOf(message: MessageDetail, content: ContentView, delivery: DeliveryView | undefined) {
  if (delivery !== undefined) return delivery.error === undefined ? [] : [delivery.error];
  return content.stage === 'receive' ? (message.failure?.findings ?? []) : [];
}
