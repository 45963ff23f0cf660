import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { InboundContext, PollingEndpoint } from '../../core/spi/connector.ts';
import { type HttpsPartner, partnerText } from '../../core/testing/https-partner.ts';
import { type MemoryIntake, memoryBookmark, memoryIntake, recordingLog } from '../../core/testing/memory-intake.ts';
import { type Credentials, inboundChannel } from './channel.fixture.ts';
import { openRestInbound } from './inbound.ts';
import type { RestInboundChannel } from './inbound-channel.ts';
import { startRestPartner } from './partner.fixture.ts';

describe('rest inbound: fetching', () => {
  let partner: HttpsPartner;
  let intake: MemoryIntake;
  let bookmark: ReturnType<typeof memoryBookmark>;
  let log: ReturnType<typeof recordingLog>;
  let context: InboundContext;
  const endpoints: PollingEndpoint[] = [];
  beforeEach(async () => {
    partner = await startRestPartner(1_000_000);
    intake = memoryIntake();
    bookmark = memoryBookmark();
    log = recordingLog();
    context = { accept: (message) => intake.accept(message), bookmark, log, clock: manualClock('2025-03-12T10:00:00Z') };
  });
  afterEach(async () => {
    await Promise.all(endpoints.splice(0).map((endpoint) => endpoint.stop()));
    await partner.close();
  });

  const open = (settings: Partial<RestInboundChannel['settings']> = {}, credentials: Credentials = {}): PollingEndpoint => {
    const known = { url: `${partner.origin}/claims`, poll: 50, timeout: 5_000, certificateAuthority: 'ca.pem', allowPrivateNetwork: true };
    const endpoint = openRestInbound(inboundChannel({ ...known, ...settings }, credentials, partner.certificate)) as PollingEndpoint;
    endpoints.push(endpoint);
    return endpoint;
  };
  /** Claims that changed after `since`. */
  const serves = (claims: readonly { id: number; status: string; at: string }[]): void => {
    partner.behave((arrival, response) => {
      const since = new URL(arrival.path, partner.origin).searchParams.get('since') ?? '';
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ results: claims.filter(({ at }) => at > since) }));
    });
  };
  const statuses = { itemsAt: 'results', query: { since: '{cursor?}' }, cursorFrom: 'at' };
  const bodies = () => intake.documents.map(({ body }) => JSON.parse(String(body)));
  const one = { id: 1, status: 'Approuvé', at: '2025-03-01' };
  const two = { id: 2, status: 'Rejeté', at: '2025-03-02' };

  it('hands in each item, and asks next for what came after', async () => {
    serves([two, one]);
    const endpoint = open(statuses);
    expect(await endpoint.poll(context)).toEqual({ accepted: 2, duplicates: 0, failed: 0 });
    expect(bodies()).toEqual([two, one]);
    expect(intake.documents[0]).toMatchObject({ mediaType: 'application/json' });
    const paid = { ...one, status: 'Remboursé', at: '2025-03-05' };
    serves([two, one, paid]);
    expect(await endpoint.poll(context)).toEqual({ accepted: 1, duplicates: 0, failed: 0 });
    expect(partner.arrivals.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /claims', 'GET /claims?since=2025-03-02']);
    expect(bookmark.place).toBe('2025-03-05');
  });

  it('goes on after a restart where it was, and begins where it is told to', async () => {
    serves([one, two]);
    await open({ ...statuses, cursorStart: '2025-03-01' }).poll(context);
    await open({ ...statuses, cursorStart: '2025-03-01' }).poll(context);
    expect(partner.arrivals.map(({ path }) => path)).toEqual(['/claims?since=2025-03-01', '/claims?since=2025-03-02']);
  });

  it('keeps its place only when all before it is in the ledger', async () => {
    serves([one, two]);
    const places: (string | undefined)[] = [];
    intake.after = () => {
      places.push(bookmark.place);
    };
    intake.before = () => {
      if (intake.documents.length === 1) throw hubError('E_NOT_READY', { reason: 'the database is away' });
    };
    await expect(open(statuses).poll(context)).rejects.toMatchObject({ code: 'E_NOT_READY' });
    expect(bookmark.place).toBeUndefined();
    intake.before = () => {};
    expect(await open(statuses).poll(context)).toEqual({ accepted: 1, duplicates: 1, failed: 0 });
    expect(places).toEqual([undefined, undefined, undefined]);
    expect(bookmark.place).toBe('2025-03-02');
  });

  it('goes on past an item that is refused, and keeps its place before it', async () => {
    serves([one, two]);
    intake.before = ({ body }) => {
      if (JSON.parse(String(body)).id === 1) throw hubError('E_IDEMPOTENCY_CONFLICT');
    };
    expect(await open(statuses).poll(context)).toEqual({ accepted: 1, duplicates: 0, failed: 1 });
    expect(bookmark.place).toBeUndefined();
  });

  it('reads page after page, and the next cursor from the last', async () => {
    const pages: Record<string, object> = {
      first: { items: [{ id: 1 }], next: 'b', cursor: 'c1' },
      b: { items: [{ id: 2 }], next: '', cursor: 'c2' },
    };
    partner.behave((arrival, response) => {
      const after = new URL(arrival.path, partner.origin).searchParams.get('after') ?? 'first';
      response.writeHead(200).end(JSON.stringify(pages[after]));
    });
    const query = { since: '{cursor?}' };
    const settings = { query, itemsAt: 'items', pages: 'next', nextAt: 'next', pageParameter: 'after', cursorAt: 'cursor' };
    expect(await open(settings).poll(context)).toMatchObject({ accepted: 2 });
    expect(bodies()).toEqual([{ id: 1 }, { id: 2 }]);
    expect(bookmark.place).toBe('c2');
  });

  it('posts a search, its pages too, and fetches the document of each item', async () => {
    const searches: unknown[] = [];
    partner.behave((arrival, response) => {
      if (arrival.method === 'GET') return void response.writeHead(200, { 'content-type': 'application/xml' }).end(`<${arrival.path}/>`);
      const search = JSON.parse(String(arrival.body)) as { readonly cursor?: string };
      searches.push(search);
      const page = search.cursor === undefined ? { items: [{ id: 'a/1', at: '1' }], next: 'p2' } : { items: [{ id: 'b', at: '2' }] };
      response.writeHead(200).end(JSON.stringify(page));
    });
    const endpoint = open({
      search: '{"where":{"after":"{cursor}"}}',
      cursorStart: '0"',
      cursorFrom: 'at',
      itemsAt: 'items',
      itemUrl: `${partner.origin}/flows/{id}?docType=Original`,
      pages: 'next',
      nextAt: 'next',
      pageParameter: 'cursor',
    });
    expect(await endpoint.poll(context)).toMatchObject({ accepted: 2 });
    expect(searches).toEqual([{ where: { after: '0"' } }, { where: { after: '0"' }, cursor: 'p2' }]);
    expect(intake.documents.map(({ body, mediaType }) => `${mediaType} ${String(body)}`)).toEqual([
      'application/xml </flows/a%2F1?docType=Original/>',
      'application/xml </flows/b?docType=Original/>',
    ]);
    expect(bookmark.place).toBe('2');
  });

  it('passes over a document that is refused, keeps its place before it, and ends where one is not to be had now', async () => {
    let status = 404;
    partner.behave((arrival, response) => {
      if (arrival.path === '/claims') return void response.writeHead(200).end('[{"id":1},{"id":2}]');
      response.writeHead(arrival.path === '/d/1' ? status : 200).end('x');
    });
    const endpoint = open({ search: '{"since":"{cursor}"}', cursorStart: '0', cursorFrom: 'id', itemUrl: `${partner.origin}/d/{id}` });
    expect(await endpoint.poll(context)).toEqual({ accepted: 1, duplicates: 0, failed: 1 });
    expect(bookmark.place).toBeUndefined();
    status = 503;
    await expect(endpoint.poll(context)).rejects.toMatchObject({ code: 'E_DELIVERY_UNAVAILABLE' });
    status = 200;
    expect(await endpoint.poll(context)).toMatchObject({ failed: 0 });
    expect(bookmark.place).toBe('2');
  });

  it('compares numbers as numbers', async () => {
    partner.behave((_, response) => response.writeHead(200).end('[{"seq":9},{"seq":10},{"seq":8}]'));
    await open({ cursorFrom: 'seq', query: { since: '{cursor?}' } }).poll(context);
    expect(bookmark.place).toBe('10');
  });

  it('takes an answer that is no list as one document, and an empty one as none', async () => {
    partner.behave((_, response) => response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end('<claims/>'));
    const endpoint = open();
    expect(await endpoint.poll(context)).toMatchObject({ accepted: 1 });
    expect(intake.documents[0]).toMatchObject({ mediaType: 'text/xml', body: Buffer.from('<claims/>') });
    partner.behave((_, response) => response.writeHead(204).end());
    expect(await endpoint.poll(context)).toEqual({ accepted: 0, duplicates: 0, failed: 0 });
  });

  it('identifies itself', async () => {
    partner.behave((arrival, response) => response.writeHead(200).end(arrival.path === '/login' ? '{"IdToken":"t-1"}' : '[]'));
    const login = { authentication: 'login', tokenUrl: `${partner.origin}/login`, tokenAt: 'IdToken' };
    await open(
      { ...login, tokenRequest: { username: '{credential.user}', password: '{credential.password}' } },
      { user: 'u', password: 'p' },
    ).poll(context);
    expect(partner.arrivals.map(({ path, headers }) => [path, headers['authorization']])).toEqual([
      ['/login', undefined],
      ['/claims', 'Bearer t-1'],
    ]);
  });

  it.each<[string, number, string]>([
    ['busy', 503, 'E_DELIVERY_UNAVAILABLE'],
    ['refusing', 403, 'E_DELIVERY_REFUSED'],
  ])('says that a partner is %s, without its words or our credentials', async (_, status, code) => {
    partner.behave((arrival, response) => response.writeHead(status).end(`${partnerText} ${JSON.stringify(arrival.headers)}`));
    const endpoint = open({}, { token: 'Zinnober-2' });
    const error: unknown = await endpoint.poll(context).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    endpoint.start(context);
    await expect.poll(() => log.lines.length).toBeGreaterThan(0);
    const printed = inspect([error, log.lines], { depth: 12, showHidden: true });
    expect(printed).not.toContain(partnerText);
    expect(printed).not.toContain('Zinnober');
  });

  it('polls at once, goes on by itself after a failure, and waits as long as it is asked to', async () => {
    partner.behave('busy');
    const endpoint = open();
    endpoint.start(context);
    await expect.poll(() => log.lines.length).toBeGreaterThan(0);
    partner.behave((_, response) => response.writeHead(200).end('[1]'));
    await expect.poll(() => intake.documents.length).toBe(1);
    partner.behave('wait');
    const lines = log.lines.length;
    await expect.poll(() => log.lines.length).toBe(lines + 1);
    const [asked, began] = [partner.arrivals.length, performance.now()];
    await expect.poll(() => partner.arrivals.length, { timeout: 10_000 }).toBe(asked + 1);
    expect(performance.now() - began).toBeGreaterThan(1_800);
  });

  it('stops after the document in hand', async () => {
    partner.behave((_, response) => response.writeHead(200).end(JSON.stringify(Array.from({ length: 20 }, (__, id) => ({ id })))));
    const endpoint = open({ cursorFrom: 'id', query: { since: '{cursor?}' } });
    let stopped: Promise<void> | undefined;
    intake.after = () => {
      stopped ??= endpoint.stop();
    };
    await endpoint.poll(context);
    await stopped;
    expect(intake.documents).toHaveLength(1);
    expect(bookmark.place).toBeUndefined();
  });
});

describe('rest inbound: a channel that fetches is refused', () => {
  it.each<[string, Partial<RestInboundChannel['settings']>]>([
    ['when its address is not HTTP', { url: 'ftp://partner.example/claims' }],
    ['when the next page is nowhere', { url: 'https://partner.example/claims', pages: 'next' }],
    [
      'when a template needs a credential that it has not',
      { url: 'https://partner.example/claims', query: { key: '{credential.apiKey}' } },
    ],
    ['when its search is no JSON', { url: 'https://partner.example/claims', search: '{"a":' }],
    ['when the host of its documents is left open', { url: 'https://partner.example/claims', itemUrl: 'https://{host}/d' }],
    ['when it asks for a token nowhere', { url: 'https://partner.example/claims', authentication: 'oauth2' }],
  ])('%s', (_, settings) => {
    expect(() => openRestInbound(inboundChannel(settings))).toThrowError(expect.objectContaining({ code: 'E_CONFIG_FIELD' }));
  });
});
