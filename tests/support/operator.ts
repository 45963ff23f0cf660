import type { MessageId } from '../../core/kernel/ids.ts';
import type { World } from '../../demo/world.ts';
import { type Story, settled } from '../../simulators/flows/expect.ts';

/** Calls a hub's API as an operator. */
export interface Operator {
  /** Settles with the answer, whatever its status is. */
  ask(path: string, init?: { readonly method?: string; readonly body?: string }): Promise<Response>;
  /** The answer's JSON. Rejects when the answer is not positive. */
  get<T>(path: string): Promise<T>;
  /** POST; the answer's JSON. Rejects when the answer is not positive. */
  post<T>(path: string, body?: object): Promise<T>;
}

export function operatorOf({ hub }: Pick<World, 'hub'>): Operator {
  const ask: Operator['ask'] = (path, init = {}) =>
    fetch(`${hub.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${hub.runtime.adminToken}`, 'content-type': 'application/json' },
    });
  const json = async <T>(path: string, answer: Response): Promise<T> => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return {
    ask,
    get: async <T>(path: string) => json<T>(path, await ask(path)),
    post: async <T>(path: string, body?: object) =>
      json<T>(path, await ask(path, { method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }) })),
  };
}

/** Posts a return at the retailer's door. */
export async function postReturn(world: Pick<World, 'hub' | 'apiKey'>, body: object): Promise<MessageId> {
  const answer = await fetch(`${world.hub.url}/in/maison-lumen/returns-api`, {
    method: 'POST',
    headers: { 'x-api-key': world.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 202) throw new Error(`the door answers ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { messageId: MessageId }).messageId;
}

/** Posts a return and waits until it has settled with all that it caused. */
export async function announce(world: World, body: object): Promise<Story> {
  return settled(world, await postReturn(world, body));
}
