import 'reflect-metadata';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import type { CaseView } from '../../core/pipeline/cases/case-view.ts';
import { caseFolding } from '../../core/pipeline/cases/folding.ts';
import type { CaseSummary, LateExpectation } from '../../core/spi/ledger/case-queries.ts';
import type { MessageSummary } from '../../core/spi/ledger/ledger-queries.ts';
import { eventually } from '../../simulators/flows/expect.ts';
import { type CaseHome, caseHome } from '../support/case-home.ts';
import { relais } from '../support/cli.ts';
import { dataFolder } from '../support/data-folder.ts';
import { type Operator, operatorOf } from '../support/operator.ts';

interface Page {
  readonly items: readonly CaseSummary[];
  readonly nextCursor?: string;
}
interface Late {
  readonly expectations: readonly LateExpectation[];
  readonly silent: readonly { readonly partner: string; readonly channel: string; readonly dueAt: string }[];
}

const heard: object[] = [];
const listener = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    heard.push(JSON.parse(Buffer.concat(chunks).toString()) as object);
    response.end('{}');
  });
});
let home: CaseHome;
let data: string;
let hub: Hub;
let operator: Operator;
/** The cases, by what they are called here, in the order in which they were opened. */
const cases = new Map<string, CaseSummary>();

const start = async (): Promise<void> => {
  hub = await startHub(readEnvironment({ RELAIS_HOME: home.path, RELAIS_DATA: data, LOG_LEVEL: 'silent', PORT: '0' }));
  operator = operatorOf({ hub });
};

/** The body of an example, as it stands or with some of it replaced. */
async function example(type: string, changes: object = {}): Promise<object> {
  const text = await readFile(resolve(import.meta.dirname, `../../schemas/canonical/v1/examples/${type}/plain.json`), 'utf8');
  return { ...(JSON.parse(text) as object), ...changes };
}

async function send(type: string, keys: Readonly<Record<string, string>>, changes: object = {}): Promise<void> {
  const { messageId } = await operator.post<{ messageId: MessageId }>('/api/channels/shop/news/messages', {
    type,
    keys,
    body: await example(type, changes),
  });
  expect(await hub.runtime.ledger.settled(messageId, AbortSignal.timeout(60_000))).toBe('completed');
}

const list = async (query = ''): Promise<Page> => operator.get<Page>(`/api/cases?${query}`);
/** What the cases are called that a query finds, newest first. */
async function found(query: string): Promise<readonly string[]> {
  const { items } = await list(query);
  return items.map(({ id }) => [...cases].find(([, one]) => one.id === id)?.[0] ?? id);
}

beforeAll(async () => {
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  [data, home] = await Promise.all([dataFolder('cases'), caseHome(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`)]);
  await start();
  // The watch over `pulse` began an hour ago, before anything was expected there.
  await hub.runtime.ledger.lookForArrivals([{ partner: 'shop', channel: 'pulse' }], new Date(Date.now() - 3_600_000));
  await hub.stop();
  await home.expectPulse();
  await start();

  const documents = [
    ['waiting', 'return.received', { returnNumber: 'R-1' }, { returnNumber: 'R-1' }],
    ['done', 'return.received', { returnNumber: 'R-2' }, {}],
    ['done', 'return.closed', { returnNumber: 'R-2' }, {}],
    ['repair', 'repair.ordered', { repairOrderNumber: 'W-1' }, {}],
    ['parcel', 'shipment.tracked', { parcelNumber: 'P-1' }, {}],
  ] as const;
  for (const [, type, keys, changes] of documents) await send(type, keys, changes);
  await eventually('all cases are folded', async () => {
    const { items } = await list();
    return items.reduce((sum, { events }) => sum + events, 0) >= documents.length ? items : undefined;
  });
  for (const [name, , keys] of documents) {
    const [one] = (await list(`q=${Object.values(keys)[0]}`)).items;
    if (one !== undefined) cases.set(name, one);
  }
}, 120_000);
afterAll(async () => {
  await hub?.stop();
  await home?.remove();
  listener.close();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

const idOf = (name: string): string => cases.get(name)?.id ?? '';

describe('GET /api/cases', () => {
  test('filters by what cases have come to, one value or several', async () => {
    expect(await found('')).toEqual(['parcel', 'repair', 'done', 'waiting']);
    expect(await found('kind=return')).toEqual(['done', 'waiting']);
    expect(await found('kind=repair,unknown')).toEqual(['parcel', 'repair']);
    expect(await found('state=closed')).toEqual(['done']);
    expect(await found('state=open,closed')).toEqual(['parcel', 'done', 'waiting']);
    expect(await found('logistics=in_transit')).toEqual(['parcel']);
    expect(await found('money=refunded')).toEqual(['done']);
    for (const axis of ['state', 'decision', 'logistics', 'money'] as const) {
      for (const value of new Set([...cases.values()].map((one) => one[axis]))) {
        const expected = [...cases].filter(([, one]) => one[axis] === value).map(([name]) => name);
        expect(await found(`${axis}=${value}`), `${axis}=${value}`).toEqual(expected.reverse());
      }
    }
    expect(await found('money=refunded&kind=repair')).toEqual([]);
  });

  test('filters by who took part, by numbers, by ids and by when they were opened', async () => {
    expect(await found('partner=shop')).toHaveLength(4);
    expect(await found('partner=hub')).toEqual([]);
    expect(await found('q=r-1')).toEqual(['waiting']);
    expect(await found('q=R-1&partner=nobody')).toEqual([]);
    expect(await found(`q=${idOf('repair')}`)).toEqual(['repair']);
    const [repair, done] = ['repair', 'done'].map((name) => encodeURIComponent(cases.get(name)?.openedAt ?? ''));
    expect(await found(`from=${repair}`)).toEqual(['parcel', 'repair']);
    expect(await found(`from=${done}&to=${repair}`)).toEqual(['done']);
  });

  test('gives every case once, page by page', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(`limit=1${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? '';
    } while (cursor !== '');
    expect(seen).toEqual(['parcel', 'repair', 'done', 'waiting'].map(idOf));
  });

  test.each(['colour=red', 'kind=refund', 'late=perhaps', 'limit=0', 'limit=501', 'from=yesterday', 'kind=return&kind=claim'])(
    'refuses %s',
    async (query) => {
      const answer = await operator.ask(`/api/cases?${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'E_REQUEST_INVALID' });
    },
  );
});

describe('GET /api/cases/{id}', () => {
  test('shows what a case has come to and how', async () => {
    const shown = await operator.get<CaseView>(`/api/cases/${idOf('done')}`);
    expect(shown).toMatchObject({
      ...{ kind: 'return', keys: { returnNumber: 'R-2' }, merged: [], links: [] },
      axes: { state: { now: 'closed' }, money: { now: 'refunded' } },
      expectations: [{ name: 'assessment', state: 'met', waitingFor: ['return.assessed', 'return.closed'] }],
    });
    expect(shown.timeline.map(({ type }) => type)).toEqual(['return.received', 'return.closed']);
  });

  test('says that there is none', async () => {
    expect((await operator.ask('/api/cases/00000000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await operator.ask('/api/cases/R-1')).status).toBe(404);
  });
});

describe('languages', () => {
  const inFrench = async (path: string, header = 'fr-CA, en;q=0.5') => {
    const headers = { authorization: `Bearer ${hub.runtime.adminToken}`, 'accept-language': header };
    const answer = await fetch(`${hub.url}${path}`, { headers });
    expect([answer.status, answer.headers.get('content-language'), answer.headers.get('vary')]).toEqual([200, 'fr', 'accept-language']);
    return (await answer.json()) as object;
  };

  test('labels stand beside the codes, in the language of the header or of lang', async () => {
    const done = { state: 'closed', labels: { kind: 'Retour', state: 'Clos', money: 'Remboursé' } };
    expect(await inFrench(`/api/cases?q=${idOf('done')}`)).toMatchObject({ items: [done] });
    expect(await inFrench(`/api/cases?q=${idOf('done')}&lang=fr`, 'es')).toMatchObject({ items: [done] });
    expect(await inFrench(`/api/cases/${idOf('done')}`)).toMatchObject({
      axes: { money: { now: 'refunded', labels: { axis: 'Argent', now: 'Remboursé' } } },
      timeline: [{ labels: { type: 'Retour reçu' } }, { labels: { type: 'Retour clos' } }],
      expectations: [{ name: 'assessment', labels: { name: 'Expertise', state: 'Reçu' } }],
    });
    expect(await inFrench('/api/reports')).toMatchObject({
      reports: expect.arrayContaining([
        expect.objectContaining({ name: 'return-rate', labels: expect.objectContaining({ name: 'Taux de retour' }) }),
      ]),
    });
    const report = await inFrench('/api/reports/first-time-right?by=partner');
    expect(report).toMatchObject({ labels: { name: 'Bon du premier coup', columns: { partner: 'Partenaire', right: 'Pris tels quels' } } });
    const file = await (await operator.ask('/api/reports/first-time-right?by=partner&format=csv&lang=fr')).text();
    expect(file.split('\r\n')[0]).toBe('Partenaire,Documents,Pris tels quels,Taux');
  });

  test('without a wish it is English; a language that is none of ours is refused where it is asked for by name', async () => {
    const answer = await operator.ask(`/api/cases?q=${idOf('done')}`);
    expect(answer.headers.get('content-language')).toBe('en');
    expect(await answer.json()).toMatchObject({ items: [{ labels: { state: 'Closed' } }] });
    expect((await operator.ask('/api/cases?lang=de')).status).toBe(400);
  });
});

describe('what is late', () => {
  test('is told once to whom a route says, and known of where none does', async () => {
    await eventually('the shop hears what is late', async () => heard[0]);
    await eventually('both are late', async () => ((await list('late=true')).items.length === 2 ? true : undefined));
    expect(await found('late=true')).toEqual(['repair', 'waiting']);
    expect(await found('late=false')).toEqual(['parcel', 'done']);
    const told = await eventually('the hub has told of both', async () => {
      const messages = await Promise.all(
        ['waiting', 'repair'].map(async (name) => {
          const { items } = await operator.get<{ items: MessageSummary[] }>(`/api/messages?case=${idOf(name)}&type=case.late`);
          return items;
        }),
      );
      return messages.every(([one]) => one?.status === 'completed') ? messages : undefined;
    });
    expect(told).toMatchObject([
      [{ source: 'hub', partner: 'shop', channel: 'news' }],
      [{ source: 'hub', partner: 'shop', channel: 'news' }],
    ]);
    const { runtime } = hub;
    expect(await runtime.ledger.markLate(runtime.clock.now(), 100, 'none')).toEqual({ counts: new Map(), messages: [] });
    expect(heard).toEqual([{ case: idOf('waiting'), what: 'assessment', number: 'R-1', of: 'hub' }]);
    const { timeline } = await operator.get<CaseView>(`/api/cases/${idOf('repair')}`);
    expect(timeline.map(({ type, source }) => [type, source])).toEqual([
      ['repair.ordered', 'shop'],
      ['case.late', 'hub'],
    ]);
  });

  test('is listed, of one partner or of all, with who is silent', async () => {
    const late = await operator.get<Late>('/api/late?lang=fr');
    expect(late.expectations.find(({ name }) => name === 'assessment')).toMatchObject({
      say: 'Nobody has looked at the goods.',
      labels: { kind: 'Retour', name: 'Expertise', state: 'En retard', say: "Personne n'a regardé la marchandise." },
    });
    expect(late.expectations.map(({ name, caseId }) => [name, caseId]).sort()).toEqual([
      ['assessment', idOf('waiting')],
      ['parts', idOf('repair')],
    ]);
    expect(late.silent).toMatchObject([{ partner: 'shop', channel: 'pulse' }]);
    expect((await operator.get<Late>('/api/late?limit=1')).expectations).toHaveLength(1);
    expect(await operator.get<Late>('/api/late?partner=nobody')).toMatchObject({ expectations: [], silent: [] });
    expect((await operator.ask('/api/late?cursor=x')).status).toBe(400);
  });

  test('is counted', async () => {
    const text = await (await operator.ask('/metrics')).text();
    expect(text).toContain('relais_late_items{name="assessment"} 1\n');
    expect(text).toContain('relais_late_items{name="parts"} 1\n');
    expect(text).toContain('relais_late_items{name="silent",channel="shop/pulse"} 1\n');
    expect(text).toContain('relais_cases{kind="return",state="closed"} 1\n');
  });
});

describe('relais', () => {
  const atHub = async (...args: readonly string[]) => {
    const ran = await relais([...args, '--url', hub.url, '--token', hub.runtime.adminToken]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    return ran.out;
  };

  test('cases lists what the filters find', async () => {
    const page = JSON.parse(await atHub('cases', '--kind', 'return', '--limit', '1', '--json')) as Page;
    expect(page.items.map(({ id }) => id)).toEqual([idOf('done')]);
    expect(await atHub('cases', '--late', 'true')).toMatch(/repairOrderNumber W-1[\s\S]*returnNumber R-1/);
    const more = await atHub('cases', '--limit', '1', '--cursor', page.nextCursor ?? '', '--kind', 'return');
    expect(more).toContain(idOf('waiting'));
  });

  test('case shows one', async () => {
    const text = await atHub('case', idOf('waiting'));
    expect(text).toContain(`return ${idOf('waiting')}, opened `);
    expect(text).toMatch(/assessment +late/);
    expect(text).toMatch(/hub +case\.late/);
  });

  test('late lists what should have come, and channels that are silent', async () => {
    const text = await atHub('late');
    expect(text).toMatch(/parts +[-0-9a-f]{36} +The repair is not done\./);
    expect(text).toMatch(/silent +shop\/pulse/);
  });

  test('speak the language that is asked for', async () => {
    expect(await atHub('cases', '--q', idOf('done'), '--lang', 'es')).toMatch(/ Cerrado +Pendiente de /);
    expect(await atHub('case', idOf('waiting'), '--lang', 'fr')).toMatch(/^Retour [\s\S]*Logistique [\s\S]*Expertise +En retard/);
    expect(await atHub('late', '--lang', 'fr')).toMatch(
      /Expertise +[-0-9a-f]{36} +Personne n'a regard[\s\S]*Partenaire silencieux +shop\/pulse/,
    );
  });

  test('rebuild-cases folds all anew, to the same', async () => {
    const before = (await list()).items;
    expect(JSON.parse(await atHub('rebuild-cases', '--json'))).toEqual({ cases: 4 });
    const { ledger, catalog, ids } = hub.runtime;
    await eventually('nothing is left to be folded', async () => {
      const { cases: folded, more } = await ledger.projectCases(100, caseFolding(catalog, ids));
      return folded === 0 && !more ? true : undefined;
    });
    expect((await list()).items).toEqual(before);
  });
});

describe('a channel that keeps the order of cases', () => {
  test('gets what one message brought of a case one after the other, and waits for no sweep', async () => {
    const orders = ['1', '2', '3'];
    const begun = performance.now();
    for (const parcelNumber of Array.from({ length: 8 }, (_, index) => `P-1${index}`)) {
      const events = [{ parcelNumber, status: 'in_transit', occurredAt: '2026-03-13T04:10:00+01:00' }];
      const bodies = orders.map((orderNumber) => ({ carrier: 'watched', events, numbers: { orderNumber } }));
      const all = bodies.map((body) => ({ type: 'shipment.tracked', keys: { parcelNumber }, body }));
      await operator.post('/api/channels/shop/news/messages', { all });
      const told = () => heard.flatMap((one) => ('parcel' in one && one.parcel === parcelNumber ? [one] : []));
      await eventually(`all of ${parcelNumber} is told`, async () => (told().length === 3 ? true : undefined));
      expect(told()).toEqual(orders.map((order) => ({ parcel: parcelNumber, order })));
    }
    // A sweep would come every five seconds.
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

test('of two facts that are processed at the same instant, one finds the other in its case', async () => {
  const devices = Array.from({ length: 12 }, (_, index) => `T-${index + 1}`);
  const facts = ['tradein.received', 'tradein.graded'];
  const bodies = await Promise.all(facts.map((type) => example(type)));
  const news = devices.flatMap((tradeInNumber) => facts.map((type, index) => ({ type, keys: { tradeInNumber }, body: bodies[index] })));
  await Promise.all(news.map((one) => operator.post('/api/channels/shop/news/messages', one)));
  const told = () => heard.flatMap((one) => ('device' in one ? [String(one.device)] : []));
  await eventually('all devices are told', async () => (new Set(told()).size === devices.length ? true : undefined));
  expect(told().toSorted()).toEqual(devices.toSorted());
});
