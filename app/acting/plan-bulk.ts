import { hubError } from '../../core/kernel/errors.ts';
import { isUuid, type MessageId } from '../../core/kernel/ids.ts';
import type { JsonObject } from '../../core/kernel/json.ts';
import type { BulkPlan } from '../../core/spi/ledger/bulks.ts';
import type { Bulk, BulkRequest, BulkTarget } from '../api/views/index.ts';
import { messageFilter } from '../ops/message-request.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { previewAction } from './preview.ts';

/** No action is for more. */
const MOST_ITEMS = 100_000;
const PAGE = 500;
/** So many items are looked at closely. */
const SAMPLE = 5;
/** A plan that nobody confirms for so long ends, in milliseconds. */
const PLAN_MS = 24 * 60 * 60 * 1_000;

/** Ends plans that nobody confirmed in time. */
export function expirePlans({ ledger, clock }: Pick<Runtime, 'ledger' | 'clock'>): Promise<void> {
  const now = clock.now();
  return ledger.expireBulks(new Date(now.getTime() - PLAN_MS), now);
}

/** Plans an action on many: finds the items, which are fixed then, and looks at what it would do to some of them.
 *  @param record is told of the plan before it is kept
 *  @throws E_REQUEST_INVALID a target that fits no item, or too many, or does not fit the verb */
export async function planBulk(
  runtime: Runtime,
  request: BulkRequest,
  plannedBy: string,
  record: (plan: BulkPlan) => Promise<void>,
): Promise<string> {
  const { ledger, ids, clock, catalog } = runtime;
  const { verb, target, configuration = 'today', reason } = request;
  const messages = 'held' in target ? [] : await messagesOf(runtime, target);
  const items = await itemsOf(runtime, request, messages);
  if (items.length === 0) throw hubError('E_REQUEST_INVALID', { reason: 'nothing fits the target' });
  const plan: BulkPlan = {
    id: ids.next(),
    verb,
    target: target as unknown as JsonObject,
    configuration,
    reason: reason.trim(),
    fourEyes: catalog().hub.fourEyes === true,
    plannedBy,
    plannedAt: clock.now(),
    items,
    sample: verb === 'replay' || verb === 'resend' ? await sampleOf(runtime, messages, { verb, configuration }) : [],
  };
  await record(plan);
  await ledger.planBulk(plan);
  return plan.id;
}

async function itemsOf({ ledger }: Runtime, { verb, target }: BulkRequest, messages: readonly MessageId[]): Promise<readonly string[]> {
  if ('held' in target) {
    if (verb !== 'release' && verb !== 'retry') throw hubError('E_REQUEST_INVALID', { reason: 'what is held is released' });
    return (await ledger.stuckDeliveries('held', MOST_ITEMS, target.held)).map(({ id }) => id);
  }
  if (verb === 'release') return ledger.heldDeliveriesOf(messages);
  return verb === 'retry' ? ledger.deadDeliveriesOf(messages) : messages;
}

/** Each once, newest first. */
async function messagesOf(runtime: Runtime, target: Exclude<BulkTarget, { readonly held: string }>): Promise<readonly MessageId[]> {
  if ('messages' in target) {
    const wrong = target.messages.find((id) => !isUuid(id));
    if (wrong !== undefined) throw hubError('E_REQUEST_INVALID', { reason: 'messages is a list of ids' });
    return [...new Set(target.messages)] as MessageId[];
  }
  const query = 'fingerprint' in target ? { status: 'dead', failure: target.fingerprint } : target.search;
  const found: MessageId[] = [];
  let cursor: string | undefined;
  do {
    const page = await runtime.ledger.messages({ ...messageFilter(query), limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    if (found.length > MOST_ITEMS)
      throw hubError('E_REQUEST_INVALID', { reason: `more than ${MOST_ITEMS} messages fit: narrow the search, by time for instance` });
  } while (cursor !== undefined);
  return found;
}

async function sampleOf(
  runtime: Runtime,
  messages: readonly MessageId[],
  { verb, configuration }: { readonly verb: 'replay' | 'resend'; readonly configuration: 'today' | 'then' },
): Promise<JsonObject[]> {
  const sample: Bulk['sample'][number][] = [];
  for (const messageId of messages.slice(0, SAMPLE)) {
    const { deliveries, canonical, notes } = await previewAction(
      runtime,
      messageId,
      verb === 'replay' ? { verb, configuration } : { verb },
    );
    const types = [...new Set(canonical.filter(({ after }) => after !== undefined).map(({ type }) => type))];
    sample.push({ messageId, deliveries, canonical: types, ...(notes.length === 0 ? {} : { findings: notes }) });
  }
  return sample as unknown as JsonObject[];
}
