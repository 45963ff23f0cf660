import { describe, expect, it } from 'vitest';
import { usePartner } from './channel.fixture.ts';

describe('rest outbound: what is sent', () => {
  const { partner, open, send, sendTree } = usePartner();
  const arrived = () => partner().arrivals[0];
  const query = () => [...new URL(arrived()?.path ?? '', partner().origin).searchParams];

  it('puts scalars into the query of a POST, from parameters, from the mapping and from credentials', async () => {
    const endpoint = open(
      '/calculate?lang=fr',
      {
        query: {
          number: '{returnNumber}',
          callDate: '{body.call.date}',
          requestId: '{body.requestId?}',
          key: '{credential.apiKey}',
          fixed: 'a b',
        },
        queryFrom: 'query',
        bodyFrom: 'body',
        authentication: 'none',
      },
      { apiKey: 'k&1' },
    );
    const call = { date: '2025-03-12 10:00' };
    await sendTree(endpoint, {
      call,
      query: { siteId: 42, urgent: false, none: null, tag: ['a', '..'] },
      body: { Consumer: { Name: 'Ève' } },
    });
    expect(query()).toEqual([
      ['lang', 'fr'],
      ['number', 'RA-1'],
      ['callDate', '2025-03-12 10:00'],
      ['key', 'k&1'],
      ['fixed', 'a b'],
      ['siteId', '42'],
      ['urgent', 'false'],
      ['tag', 'a'],
      ['tag', '..'],
    ]);
    expect(JSON.parse(String(arrived()?.body))).toEqual({ Consumer: { Name: 'Ève' } });
    expect(arrived()?.headers).not.toHaveProperty('x-api-key');
  });

  it('fills path, method and headers from what the mapping gave', async () => {
    const headers = {
      'Accept-Language': '{body.country}',
      'X-Correlator': '{idempotencyKey}',
      'X-Login': '{credential.account}',
      'X-None': '{body.none?}',
    };
    const endpoint = open(
      '/orders/{body.order.id}',
      { method: '{body.method}', headers, bodyFrom: 'order' },
      { secrets: { account: '0042' } },
    );
    await sendTree(endpoint, { method: 'PATCH', country: 'fr-fr', order: { id: 'W/9' } });
    expect(arrived()).toMatchObject({ method: 'PATCH', path: '/orders/W%2F9' });
    expect(arrived()?.headers).toMatchObject({ 'accept-language': 'fr-fr', 'x-correlator': 'key-1', 'x-login': '0042' });
    expect(arrived()?.headers).not.toHaveProperty('x-none');
  });

  it.each<[string, object]>([
    ['a method that is none', { method: 'PURGE', id: 'a' }],
    ['a header that would end', { method: 'POST', id: 'a\r\nx-b: c' }],
    ['no value', { method: 'POST' }],
  ])('refuses %s', async (_, tree) => {
    const outcome = await sendTree(open('/hook', { method: '{body.method}', headers: { 'x-id': '{body.id}' } }), tree);
    expect(outcome).toMatchObject({ kind: 'rejected', error: { code: 'E_TEMPLATE_VALUE' } });
    expect(partner().arrivals).toHaveLength(0);
  });

  it('refuses a document that is not JSON where a template looks into it', async () => {
    const endpoint = open('/hook', { query: { id: '{body.id}' } });
    expect(await send(endpoint, { body: Buffer.from('UNB+'), mediaType: 'application/edifact' })).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_TEMPLATE_VALUE' },
    });
  });

  it('deletes without a body', async () => {
    await send(open('/returns/{returnNumber}', { method: 'DELETE' }));
    expect(arrived()).toMatchObject({ method: 'DELETE', path: '/returns/RA-1', body: Buffer.alloc(0) });
  });

  it('posts without a body where it is told so', async () => {
    await send(open('/returns/{returnNumber}/confirm', { body: 'none' }));
    expect(arrived()).toMatchObject({ method: 'POST', body: Buffer.alloc(0) });
    expect(arrived()?.headers).not.toHaveProperty('content-type');
  });

  it('puts credentials into the body at the declared places alone', async () => {
    const endpoint = open(
      '/documents',
      { credentialsAt: ['credential.password', 'accounts.key'], authentication: 'none' },
      { password: 'Ocker-5', user: 'hub', apiKey: 'k' },
    );
    await sendTree(endpoint, {
      credential: { login: 'hub', password: 'credential:password' },
      accounts: [{ key: 'credential:apiKey' }, { key: 'mine' }],
      note: 'credential:password',
    });
    expect(JSON.parse(String(arrived()?.body))).toEqual({
      credential: { login: 'hub', password: 'Ocker-5' },
      accounts: [{ key: 'k' }, { key: 'mine' }],
      note: 'credential:password',
    });
  });

  it('writes a form', async () => {
    const tree = { amount: 1450, customer: { city: 'Zürich & Bern' }, tag: ['a', 'b'], lines: [{ sku: 'x' }, { sku: 'y' }], none: null };
    await sendTree(open('/orders', { body: 'form' }), tree);
    expect(arrived()?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect([...new URLSearchParams(String(arrived()?.body))]).toEqual([
      ['amount', '1450'],
      ['customer[city]', 'Zürich & Bern'],
      ['tag', 'a'],
      ['tag', 'b'],
      ['lines[0][sku]', 'x'],
      ['lines[1][sku]', 'y'],
    ]);
  });

  it('sends a document of any format as the one file of a form', async () => {
    const settings = { body: 'file', filePart: 'interchange', filename: '{type}_{controlReference}.edi' } as const;
    const body = Buffer.from("UNB+UNOC:3+A+B+250312:1000+7'\r\n--UNZ+0+7'\xe9", 'latin1');
    const parameters = { type: 'RETINS', controlReference: '7' };
    await send(open('/interchanges', settings), { body, mediaType: 'application/edifact', parameters });
    const form = await new Response(new Uint8Array(arrived()?.body ?? []), {
      headers: { 'content-type': arrived()?.headers['content-type'] ?? '' },
    }).formData();
    const file = form.get('interchange');
    if (!(file instanceof File)) throw new Error('the file is no file');
    expect([file.name, file.type, Buffer.from(await file.arrayBuffer())]).toEqual(['RETINS_7.edi', 'application/edifact', body]);
    expect(await send(open('/interchanges', settings), { body, parameters: { ...parameters, type: '../x' } })).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_TEMPLATE_VALUE' },
    });
  });

  it('puts parts about it beside the file', async () => {
    const endpoint = open('/flows', {
      body: 'file',
      parts: { flowInfo: '{"name":"{returnNumber}.xml"}', lang: 'fr', none: '{nothing?}' },
    });
    await send(endpoint, { mediaType: 'application/xml', body: Buffer.from('<a/>'), parameters: { returnNumber: 'RA "1"' } });
    const form = await new Response(new Uint8Array(arrived()?.body ?? []), {
      headers: { 'content-type': arrived()?.headers['content-type'] ?? '' },
    }).formData();
    expect([...form.keys()]).toEqual(['flowInfo', 'lang', 'file']);
    expect(JSON.parse(String(form.get('flowInfo')))).toEqual({ name: 'RA "1".xml' });
    expect(String(arrived()?.body)).toContain('name="flowInfo"\r\ncontent-type: application/json\r\n');
  });

  it('writes fields, JSON and files as multipart/form-data, the same bytes at every attempt', async () => {
    const endpoint = open('/counter-offers', { body: 'multipart' });
    const pdf = Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 13, 10, 45, 45, 255]);
    const tree = {
      price: 145,
      reasons: ['scratch', 'battery'],
      about: { imei: '1' },
      none: null,
      file: [{ data: pdf.toString('base64'), mediaType: 'application/pdf', filename: 'Rück"gabe.pdf' }],
    };
    await sendTree(endpoint, tree);
    await sendTree(endpoint, tree);
    const [one, two] = partner().arrivals;
    expect(two?.body).toEqual(one?.body);
    const form = await new Response(new Uint8Array(one?.body ?? []), {
      headers: { 'content-type': one?.headers['content-type'] ?? '' },
    }).formData();
    expect([...form.keys()]).toEqual(['price', 'reasons', 'reasons', 'about', 'file']);
    expect(form.get('price')).toBe('145');
    expect(form.getAll('reasons')).toEqual(['scratch', 'battery']);
    expect(String(one?.body)).toContain('content-type: application/json\r\n\r\n{"imei":"1"}\r\n');
    const file = form.get('file');
    if (!(file instanceof File)) throw new Error('the file is no file');
    expect([file.name, file.type, Buffer.from(await file.arrayBuffer())]).toEqual(['Rück"gabe.pdf', 'application/pdf', pdf]);
  });

  it.each<[string, object]>([
    ['data that is not base64', { file: { data: 'not base64!' } }],
    ['a media type that would add a header', { file: { data: 'AA==', mediaType: 'a/b\r\nx: y' } }],
  ])('refuses %s', async (_, tree) => {
    expect(await sendTree(open('/files', { body: 'multipart' }), tree)).toMatchObject({
      kind: 'rejected',
      error: { code: 'E_TEMPLATE_VALUE' },
    });
  });
});

describe('rest outbound: what answers mean', () => {
  const { partner, open, send } = usePartner();
  const rules = {
    accepted: ['409 order_id', '404 error.code=already_cancelled', '303'],
    rejected: ['200 success=false', '5xx code=final', '410'],
    deferred: ['404 error.code=not_yet', '4xx', '206 ResponseData.IsValid=false'],
  };

  it.each<[number, object, string]>([
    [409, { order_id: 'W-0900042' }, 'accepted'],
    [409, { order_id: null }, 'deferred'],
    [404, { error: { code: 'already_cancelled' } }, 'accepted'],
    [404, { error: { code: 'not_yet' } }, 'deferred'],
    [422, {}, 'deferred'],
    [303, {}, 'accepted'],
    [200, { success: false }, 'rejected'],
    [200, { success: true }, 'accepted'],
    [201, { success: false }, 'accepted'],
    [206, { ResponseData: { IsValid: true } }, 'accepted'],
    [206, { ResponseData: { IsValid: false } }, 'deferred'],
    [500, { code: 'final' }, 'rejected'],
    [500, {}, 'deferred'],
    [410, {}, 'rejected'],
    [302, {}, 'rejected'],
  ])('%i %j is %s', async (status, body, kind) => {
    partner().behave((_, response) => response.writeHead(status).end(JSON.stringify(body)));
    const outcome = await send(open('/orders', rules));
    expect(outcome).toMatchObject({ kind, answer: { status } });
    expect(Buffer.from(outcome.answer?.body ?? [])).toEqual(Buffer.from(JSON.stringify(body)));
  });

  it('refuses one document on a 410 that the pack knows, instead of the whole channel', async () => {
    partner().behave((_, response) => response.writeHead(410).end());
    expect(await send(open('/orders', rules))).toMatchObject({ error: { code: 'E_DELIVERY_REFUSED' } });
  });

  it('passes on the delay of an answer that the pack calls later', async () => {
    partner().behave((_, response) => response.writeHead(404, { 'retry-after': '90' }).end('{"error":{"code":"not_yet"}}'));
    expect(await send(open('/orders', rules))).toMatchObject({ kind: 'deferred', retryAfterMs: 90_000 });
  });

  it('asks what the partner wrote, also where the reply mapping gets the envelope', async () => {
    partner().behave((_, response) =>
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"code":"already_cancelled"}}'),
    );
    const outcome = await send(open('/orders', { ...rules, answer: 'envelope' }));
    expect(outcome).toMatchObject({ kind: 'accepted', answer: { status: 404 } });
    expect(JSON.parse(Buffer.from(outcome.answer?.body ?? []).toString())).toMatchObject({
      status: 404,
      content: { error: { code: 'already_cancelled' } },
    });
  });

  it('takes an answer that is no JSON for one without the condition', async () => {
    partner().behave((_, response) => response.writeHead(409).end('order_id'));
    expect(await send(open('/orders', { accepted: ['409 order_id'] }))).toMatchObject({ kind: 'rejected' });
  });
});
