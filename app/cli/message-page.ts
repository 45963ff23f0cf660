import { describeFinding, type Finding } from '../../core/kernel/errors.ts';
import type { DeliveryView, MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { table } from './output.ts';

/** A message on a page for people: its state, what happened and when, where it went, what is kept of it. */
export function messagePage(message: MessageDetail): string {
  const sections = [
    state(message),
    section('failure', message.failure?.findings.map((found) => told(message.failure?.stage ?? '', found)) ?? []),
    section('timeline', timeline(message)),
    ...message.deliveries.map(delivery),
    section('acknowledges', acknowledges(message)),
    section('contents', contents(message)),
  ];
  return sections.filter((text) => text !== '').join('\n\n');
}

function state(message: MessageDetail): string {
  const { deliveryCounts: counts, failure } = message;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['message', message.id],
    ['status', failure === undefined ? message.status : `${message.status} at ${failure.stage}`],
    ['channel', `${message.partner}/${message.channel}`],
    ['source', message.source],
    ['parent', message.parentId],
    ['types', message.types.join(' ')],
    ['reference', message.controlReference],
    ['file', message.filename],
    ['case', message.caseId],
    ['duplicate of', message.duplicateOf],
    ['configuration', message.configHash],
    ['deliveries', counts.total === 0 ? undefined : `${counts.total}: ${counts.open} open, ${counts.dead} dead`],
    ['carries', message.members && `${message.members.count}: ${message.members.messageIds.join(' ')}`],
    ['parts', message.parts.join(' ')],
    ['replies', message.replies.join(' ')],
  ];
  return lines(facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])));
}

/** Everything that has a time, in its order. */
function timeline({ receivedAt, settledAt, status, deliveries }: MessageDetail): readonly string[] {
  const events: readonly (readonly [string, string])[] = [
    [receivedAt, 'received'],
    ...deliveries.flatMap(({ partner, channel, attempts, acknowledgement }) => [
      ...attempts.map(({ endedAt, number, outcome }) => [endedAt, `${partner}/${channel}: attempt ${number} ${outcome}`] as const),
      ...(acknowledgement?.received ?? []).map(
        ({ at, kind, verdict, timing }) => [at, `${partner}/${channel}: ${kind} ${verdict}, ${timing}`] as const,
      ),
    ]),
    ...(settledAt === undefined ? [] : [[settledAt, status] as const]),
  ];
  const inOrder = [...events].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return inOrder.map(([at, what]) => `${at}  ${what}`);
}

function delivery(view: DeliveryView): string {
  const { id, partner, channel, status, route, nextAttemptAt, error, stage, attempts, acknowledgement, batch } = view;
  const next = nextAttemptAt === undefined ? '' : `, next attempt ${nextAttemptAt}`;
  const waits =
    batch === undefined ? '' : batch === 'waiting' ? ', waits for its batch' : `, ${batch.number} of the batch ${batch.messageId}`;
  const said =
    acknowledgement === undefined
      ? []
      : [`interchange ${acknowledgement.interchange}: technical ${acknowledgement.technical}, application ${acknowledgement.application}`];
  const tried = attempts.map(({ number, startedAt, endedAt, outcome, status: code, error: why }) => [
    String(number),
    startedAt,
    `${Date.parse(endedAt) - Date.parse(startedAt)} ms`,
    outcome,
    code === undefined ? '' : String(code),
    why?.code ?? '',
  ]);
  return section(`delivery ${id} to ${partner}/${channel}`, [
    `${status}${next}${waits}, by the route ${route}`,
    ...(error === undefined ? [] : [told(stage ?? '', error)]),
    ...said,
    ...(tried.length === 0 ? [] : table(['attempt', 'started', 'took', 'outcome', 'status', 'error'], tried).split('\n')),
  ]);
}

function acknowledges({ acknowledges: said = [] }: MessageDetail): readonly string[] {
  return said.map(
    ({ kind, verdict, timing, deliveryId }) => `${kind} ${verdict}, ${timing}${deliveryId === undefined ? '' : `: delivery ${deliveryId}`}`,
  );
}

function contents({ contents: kept, documents }: MessageDetail): readonly string[] {
  const rows = [
    ...kept.map(({ id, stage, attempt, mediaType, bytes }) => [
      id,
      attempt === undefined ? stage : `${stage} ${attempt}`,
      mediaType,
      String(bytes),
    ]),
    ...documents.map(({ id, type, mediaType, bytes }) => [id, `document ${type}`, mediaType, String(bytes)]),
  ];
  return rows.length === 0 ? [] : table(['content', 'stage', 'media type', 'bytes'], rows).split('\n');
}

function told(stage: string, found: Finding): string {
  return `${stage === '' ? '' : `${stage}: `}${describeFinding(found)} ${found.remedy}`;
}

function section(title: string, body: readonly string[]): string {
  return body.length === 0 ? '' : [title, ...body.map((line) => `  ${line}`)].join('\n');
}

function lines(facts: readonly (readonly string[])[]): string {
  const width = Math.max(...facts.map(([name = '']) => name.length));
  return facts.map(([name = '', value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
