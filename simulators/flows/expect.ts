import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hubError } from '../../core/kernel/errors.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { CaseSummary } from '../../core/spi/ledger/case-queries.ts';
import type { DeliveryView, MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import type { Stage } from './stage.ts';

/** What flows look at in the ledger. */
type Watched = Pick<Stage<never>, 'ledger'>;

/** A partner with an SFTP server on this machine. */
interface WithFiles {
  readonly sftpRoot: string;
}

/** How long a flow may take before it counts as failed, in milliseconds. */
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 40;

/** A flow that did not turn out as it should. */
export function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw hubError('E_DEMO_UNMET', { what });
}

/** Looks again and again until something is there.
 *  @throws E_DEMO_UNMET when it does not come in time */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    check(Date.now() < until, what);
    await pause(LOOK_AGAIN_MS);
  }
}

/** Puts a file where the hub will find it: written elsewhere, then moved there whole. */
export async function drop({ sftpRoot }: WithFiles, name: string, text: string, folder = 'out'): Promise<void> {
  const aside = join(sftpRoot, name);
  await writeFile(aside, text, 'latin1');
  await rename(aside, join(sftpRoot, folder, name));
}

/** The texts of the files in a folder of the retailer's server. */
export async function filesIn({ sftpRoot }: WithFiles, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(sftpRoot, folder), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return Promise.all(files.map(({ name }) => readFile(join(sftpRoot, folder, name), 'latin1')));
}

/** The message that a dropped file became, once it has settled with all that it caused. */
export async function settledFile(stage: Watched, name: string): Promise<Story> {
  const { ledger } = stage;
  const message = await eventually(`the hub takes ${name}`, async () => (await ledger.messages({ q: name, limit: 1 })).items[0]);
  return settled(stage, message.id);
}

/** A message and everything that came of it: parts, replies, deliveries. */
export interface Story {
  readonly root: MessageDetail;
  readonly messages: readonly MessageDetail[];
  readonly deliveries: readonly DeliveryView[];
}

/** Waits until a message has settled with all that it caused, and tells its story. */
export async function settled(stage: Watched, id: MessageId): Promise<Story> {
  const { ledger } = stage;
  await ledger.settled(id, AbortSignal.timeout(PATIENCE_MS));
  const messages: MessageDetail[] = [];
  const queue: MessageId[] = [id];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const detail = await ledger.message(next);
    check(detail !== undefined, `message ${next} is in the ledger`);
    messages.push(detail);
    queue.push(...detail.parts, ...detail.replies);
  }
  const [root] = messages;
  check(root !== undefined, `message ${id} is in the ledger`);
  return { root, messages, deliveries: messages.flatMap((message) => message.deliveries) };
}

/** The axes of a case that are looked at; absent ones may be anything. */
type Axes = Partial<Pick<CaseSummary, 'kind' | 'state' | 'decision' | 'logistics' | 'money'>>;

/** Waits until the case with this business key has come to where it should. */
export async function caseAt({ ledger }: Watched, key: string, axes: Axes): Promise<CaseSummary> {
  const wanted = Object.entries(axes) as readonly [keyof Axes, string][];
  let seen = 'there is none';
  return eventually(`the case of ${key} comes to ${JSON.stringify(axes)}`, async () => {
    const { items } = await ledger.cases({ q: key });
    const found = items.find((item) => wanted.every(([axis, value]) => item[axis] === value));
    seen = items.map(({ kind, state, decision, logistics, money }) => [kind, state, decision, logistics, money].join('/')).join(', ');
    return found;
  }).catch(() => {
    throw hubError('E_DEMO_UNMET', { what: `the case of ${key} comes to ${JSON.stringify(axes)} (it is ${seen})` });
  });
}

/** Posts a document as a partner does, and waits until it has settled with all that it caused. */
export async function post(
  stage: Pick<Stage<never>, 'url' | 'ledger' | 'keyOf'>,
  channel: string,
  body: string | object,
  mediaType = 'application/json',
): Promise<Story> {
  const [partner = ''] = channel.split('/');
  const answer = await fetch(`${stage.url}/in/${channel}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.keyOf(partner)}`, 'content-type': mediaType },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  check(answer.status === 202, `the door ${channel} answers 202 (it was ${answer.status})`);
  const { messageId } = (await answer.json()) as { messageId: MessageId };
  return settled(stage, messageId);
}
