import type { Things } from './places.ts';

/** Calls the operations API of a hub as its administrator. Rejects what is refused. */
export type Api = <Answer>(path: string, body?: unknown) => Promise<Answer>;

/** @param token the hub's admin token */
export function apiOf(url: string, token: string): Api {
  return async (path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as never;
  };
}

interface List<Item> {
  readonly items: readonly Item[];
}

/** Adds what no flow of the demo does: people, keys, a plan for many messages, an erasure. */
export async function addThings(api: Api, partner: string): Promise<void> {
  await api('/api/people', { login: 'nadia.benali', name: 'Nadia Benali', role: 'operator' });
  await api('/api/people', { login: 'tom.keller', name: 'Tom Keller', role: 'viewer' });
  await api('/api/keys', { partner, scopes: ['send', 'read'], expiresAt: new Date(Date.now() + 20 * 86_400_000).toISOString() });
  const [group] = (await api<List<{ fingerprint: string }>>('/api/failures')).items;
  if (group !== undefined) {
    const plan = { verb: 'replay', target: { fingerprint: group.fingerprint }, reason: 'The code list is mended' };
    await api('/api/bulk', plan);
  }
  const closed = (await api<List<{ id: string }>>('/api/cases?limit=1')).items[0];
  if (closed !== undefined) await api('/api/erasures', { caseId: closed.id, reason: 'Asked for by the customer' });
}

/** What there is to look at. What failed tells most. */
export async function thingsOf(api: Api): Promise<Things> {
  const first = async <Item>(path: string) => (await api<List<Item>>(path)).items[0];
  const [failed, group, oneCase, bulk, files, partners, messages] = await Promise.all([
    first<{ id: string }>('/api/messages?status=dead&limit=1'),
    first<{ fingerprint: string }>('/api/failures?limit=1'),
    first<{ id: string }>('/api/cases?kind=claim&limit=1'),
    first<{ id: string }>('/api/bulk?limit=1'),
    api<{ files: readonly { path: string }[] }>('/api/configuration'),
    api<List<{ partner: string; channels: readonly { channel: string; direction: string }[] }>>('/api/partners'),
    api<List<{ id: string; controlReference?: string }>>('/api/messages?limit=200'),
  ]);
  const claims = partners.items.find(({ channels }) => channels.some(({ direction }) => direction === 'out'));
  const path = (end: string) => files.files.find((file) => file.path.endsWith(end))?.path;
  return {
    failed: failed?.id,
    edi: messages.items.find(({ controlReference }) => controlReference !== undefined)?.id,
    failure: group?.fingerprint,
    caseId: oneCase?.id ?? (await first<{ id: string }>('/api/cases?limit=1'))?.id,
    bulk: bulk?.id,
    partner: claims?.partner ?? '',
    channel: claims?.channels.find(({ direction }) => direction === 'out')?.channel ?? '',
    codes: path('codes.yaml'),
    mapping: path('.jsonata'),
  };
}
