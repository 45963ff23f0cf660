import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../core/spi/connector.ts';
import { usePartner } from './channel.fixture.ts';
import { startRestPartner } from './partner.fixture.ts';

const tree = (outcome: Outcome): unknown => JSON.parse(String(Buffer.from(outcome.answer?.body ?? [])));

describe('rest outbound: answers', () => {
  const { partner, open, send } = usePartner();

  it('makes JSON of a multipart answer, its documents in base64', async () => {
    const pdf = Buffer.from([37, 80, 68, 70, 13, 10, 45, 45, 13, 10, 0, 255]);
    const head = (lines: string) => Buffer.from(`\r\n--uuid:1\r\n${lines}\r\n\r\n`);
    const body = Buffer.concat([
      head('Content-Type: application/json;charset=UTF-8\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <jsonInfos>'),
      Buffer.from('{"labelV2Response":{"parcelNumber":"9V00000000042"}}'),
      head('Content-Type: application/octet-stream\r\nContent-ID: <label>'),
      pdf,
      head('Content-Type: text/plain; charset=iso-8859-1\r\nContent-Disposition: form-data; name="note"; filename="n\u00f6te.txt"'),
      Buffer.from([0xe9]),
      Buffer.from('\r\n--uuid:1--\r\n'),
    ]);
    partner().behave((_, response) => response.writeHead(200, { 'content-type': 'multipart/mixed; boundary="uuid:1"' }).end(body));
    const outcome = await send(open('/label'));
    expect(outcome).toMatchObject({ kind: 'accepted', answer: { status: 200, mediaType: 'application/json' } });
    expect(tree(outcome)).toEqual({
      parts: [
        { name: 'jsonInfos', mediaType: 'application/json', content: { labelV2Response: { parcelNumber: '9V00000000042' } } },
        { name: 'label', mediaType: 'application/octet-stream', data: pdf.toString('base64') },
        { name: 'note', filename: 'nöte.txt', mediaType: 'text/plain', text: 'é' },
      ],
    });
  });

  it('leaves a multipart answer without its end as it came: half a label is none', async () => {
    const body = '--b\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4 half';
    partner().behave((_, response) => response.writeHead(200, { 'content-type': 'multipart/mixed; boundary=b' }).end(body));
    expect(await send(open('/label'))).toMatchObject({ answer: { mediaType: 'multipart/mixed', body: Buffer.from(body) } });
  });

  it('asks for the state of one order until it is settled', async () => {
    const states = ['open', 'printing', 'done'];
    partner().behave((_, response) => response.writeHead(200).end(JSON.stringify({ state: states.shift() })));
    const endpoint = open('/orders/{returnNumber}', { method: 'GET', deferred: ['200 state=open', '200 state=printing'] });
    const outcomes = [await send(endpoint), await send(endpoint), await send(endpoint)];
    expect(outcomes.map(({ kind }) => kind)).toEqual(['deferred', 'deferred', 'accepted']);
    expect(outcomes.map(tree)).toEqual([{ state: 'open' }, { state: 'printing' }, { state: 'done' }]);
    expect(new Set(partner().arrivals.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(['GET /orders/RA-1']));
  });

  it('tells the reply mapping the status where it asks for the envelope', async () => {
    partner().behave((_, response) =>
      response.writeHead(206, { 'content-type': 'application/json', location: '/claims/7' }).end('{"id":7}'),
    );
    expect(tree(await send(open('/claims', { answer: 'envelope' })))).toEqual({
      status: 206,
      mediaType: 'application/json',
      location: '/claims/7',
      content: { id: 7 },
    });
    partner().behave((_, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'));
    expect(tree(await send(open('/label', { answer: 'envelope' })))).toEqual({
      status: 200,
      mediaType: 'application/pdf',
      data: 'JVBERg==',
    });
    partner().behave((_, response) => response.writeHead(204).end());
    expect(tree(await send(open('/claims', { answer: 'envelope' })))).toEqual({ status: 204, mediaType: 'application/octet-stream' });
  });

  it('hands on what is nested without end as text', async () => {
    const body = '['.repeat(100_000) + ']'.repeat(100_000);
    partner().behave((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(body));
    const told = tree(await send(open('/claims', { answer: 'envelope', rejected: ['200 error.code=exists'] })));
    expect(told).toEqual({ status: 200, mediaType: 'application/json', text: body });
  });
});

describe('rest outbound: pages', () => {
  const { partner, open, send } = usePartner();
  const asked = () => partner().arrivals.map(({ path }) => path);
  /** Answers by what stands after `page=` or `after=`, the first page by `first`. */
  const serves = (pages: Record<string, readonly [body: object, headers?: Record<string, string>]>): void => {
    partner().behave((arrival, response) => {
      const query = new URL(arrival.path, partner().origin).searchParams;
      const [body, headers = {}] = pages[query.get('page') ?? query.get('after') ?? 'first'] ?? [{ message: 'no such page' }];
      response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
  };
  const get = { method: 'GET', itemsAt: 'data.items' };

  it('follows the header Link, and gives one answer with the whole list', async () => {
    serves({
      first: [{ total: 3, data: { items: [1, 2] } }, { link: '</all?page=2>; rel="next", </all?page=9>; rel=last' }],
      2: [{ total: 3, data: { items: [3] } }, { link: '</all>; rel="first"' }],
    });
    const outcome = await send(open('/all', { ...get, pages: 'link' }, { apiKey: 'k' }));
    expect(tree(outcome)).toEqual({ total: 3, data: { items: [1, 2, 3] } });
    expect(asked()).toEqual(['/all', '/all?page=2']);
    expect(partner().arrivals.map(({ headers }) => headers['x-api-key'])).toEqual(['k', 'k']);
  });

  it('hands a token from page to page', async () => {
    serves({ first: [{ data: { items: ['a'] }, next: 'x y' }], 'x y': [{ data: { items: ['b'] }, next: null }] });
    const outcome = await send(open('/all?size=1', { ...get, pages: 'next', nextAt: 'next', pageParameter: 'after' }));
    expect(tree(outcome)).toMatchObject({ data: { items: ['a', 'b'] } });
    expect(asked()).toEqual(['/all?size=1', '/all?size=1&after=x+y']);
  });

  it('follows an address in the answer', async () => {
    serves({ first: [{ data: { items: ['a'] }, next: '?page=2' }], 2: [{ data: { items: ['b'] } }] });
    expect(tree(await send(open('/all', { ...get, pages: 'next', nextAt: 'next' })))).toMatchObject({ data: { items: ['a', 'b'] } });
  });

  it('counts until a page is empty, where the answer is a list', async () => {
    serves({ first: [[1]], 2: [[2]], 3: [[]] });
    expect(tree(await send(open('/all', { method: 'GET', pages: 'number' })))).toEqual([1, 2]);
  });

  it.each<[string, object, object, string]>([
    ['leads to another host', { next: 'https://elsewhere.example/all' }, {}, 'another host'],
    ['goes in a circle', { next: '?' }, {}, 'in a circle'],
    ['never ends', { next: '?page=first' }, { maxPages: 1 }, 'more than 1 pages'],
    ['has no list', { data: { items: 'none' } }, {}, 'no list at data.items'],
  ])('refuses an answer that %s', async (_, changes, settings, reason) => {
    serves({ first: [{ data: { items: [] }, ...changes }] });
    const outcome = await send(open('/all', { ...get, pages: 'next', nextAt: 'next', maxPages: 3, ...settings }));
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_DELIVERY_REFUSED', message: expect.stringContaining(reason) } });
  });

  it('refuses pages that are larger than the cap together', async () => {
    serves({ first: [{ data: { items: ['x'.repeat(600)] }, next: '?page=2' }], 2: [{ data: { items: ['x'.repeat(600)] } }] });
    const outcome = await send(open('/all', { ...get, pages: 'next', nextAt: 'next', maxAnswerBytes: 1_000 }));
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_ANSWER_TOO_LARGE' } });
  });

  it('begins again later when a page is not to be had', async () => {
    partner().behave((arrival, response) => {
      if (arrival.path === '/all') response.writeHead(200, { link: '</all?page=2>; rel=next' }).end('[1]');
      else response.writeHead(503, { 'retry-after': '3' }).end();
    });
    const outcome = await send(open('/all', { method: 'GET', pages: 'link' }));
    expect(outcome).toMatchObject({ kind: 'deferred', retryAfterMs: 3_000 });
  });
});

describe('rest outbound: presigned upload', () => {
  const { partner, open, sendTree, send } = usePartner();
  const pdf = Buffer.from('%PDF-1.4 Rechnung');
  const document = { FileName: 'a.pdf', FileSizeInMB: 1, file: { data: pdf.toString('base64'), mediaType: 'application/pdf' } };
  const settings = { uploadTo: 'data.url', uploadFrom: 'file', uploadHeaders: { 'x-amz-acl': 'private' } };
  /** The first request is answered with an address. */
  const gives = (address: string | undefined, status = 200): void => {
    partner().behave((arrival, response) => {
      if (arrival.method === 'POST')
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { url: address } }));
      else response.writeHead(status).end('<xml/>');
    });
  };

  it('asks for an address and puts the file there, without the credentials', async () => {
    gives(`${partner().origin}/bucket/a.pdf?signature=s`);
    const outcome = await sendTree(open('/upload-file', { ...settings, uploadHosts: ['127.0.0.1'] }, { token: 'Basalt-9' }), document);
    expect(outcome).toMatchObject({ kind: 'accepted', answer: { mediaType: 'application/json' } });
    const [first, second] = partner().arrivals;
    expect(JSON.parse(String(first?.body))).toEqual({ FileName: 'a.pdf', FileSizeInMB: 1 });
    expect(second).toMatchObject({ method: 'PUT', path: '/bucket/a.pdf?signature=s', body: pdf });
    expect(second?.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-amz-acl': 'private' });
    expect(inspect(second?.headers)).not.toContain('Basalt');
    expect(second?.headers).not.toHaveProperty('idempotency-key');
  });

  it.each<[number, string, string]>([
    [403, 'rejected', 'E_DELIVERY_REFUSED'],
    [503, 'deferred', 'E_DELIVERY_UNAVAILABLE'],
  ])('is not done before the file is there: %i', async (status, kind, code) => {
    gives(`${partner().origin}/bucket`, status);
    expect(await sendTree(open('/upload-file', settings), document)).toMatchObject({ kind, error: { code } });
  });

  it.each<[string, string | undefined, object]>([
    ['there is no address', undefined, {}],
    ['the address is none', 'bucket', {}],
    ['the address is not https', 'http://127.0.0.1:9/bucket', {}],
    ['the address has credentials in it', 'https://a:b@127.0.0.1:9/bucket', {}],
    ['the host is not listed', 'https://127.0.0.1:9/bucket', { uploadHosts: ['*.storage.example'] }],
    ['the host only ends like one that is', 'https://evilstorage.example/bucket', { uploadHosts: ['*.storage.example'] }],
  ])('sends the file nowhere when %s', async (_, address, changes) => {
    gives(address);
    expect(await sendTree(open('/upload-file', { ...settings, ...changes }), document)).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_DELIVERY_REFUSED' },
    });
    expect(partner().arrivals.map(({ method }) => method)).toEqual(['POST']);
  });

  it('asks for no address when there is no file', async () => {
    expect(await send(open('/upload-file', settings))).toMatchObject({ kind: 'rejected', error: { code: 'E_TEMPLATE_VALUE' } });
    expect(partner().arrivals).toHaveLength(0);
  });

  it('proves nothing to whom it cannot trust', async () => {
    const stranger = await startRestPartner(1_000);
    gives(`${stranger.origin}/bucket`);
    const outcome = await sendTree(open('/upload-file', settings), document);
    await stranger.close();
    expect(outcome).toMatchObject({ kind: 'deferred', error: { code: 'E_PEER_UNTRUSTED' } });
    expect(stranger.arrivals).toHaveLength(0);
  });
});
