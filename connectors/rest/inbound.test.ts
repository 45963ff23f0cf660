import { describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import { inboundChannel } from './channel.fixture.ts';
import { openRestDoor } from './inbound.ts';
import { webhookSigner } from './webhook-signature.ts';

const clock = manualClock('2025-03-12T10:00:00Z');
const signingSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = Buffer.from('{"returnNumber":"RA-1"}');
const signed = webhookSigner(signingSecret)('msg_1', body, clock.now());

describe('a REST channel that verifies signatures', () => {
  const endpoint = openRestDoor(inboundChannel({ signature: 'standard-webhooks' }, { signingSecret }), clock);
  const receive = (headers: Record<string, string>, bytes: Uint8Array = body) =>
    endpoint.receive({ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, query: {}, body: bytes });

  it('says by which headers, so that the door can turn away the rest', () => {
    expect(endpoint.proof).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
  });

  it('recognises a repetition by the signed id, whatever else the request says', () => {
    expect(receive({ ...signed, 'idempotency-key': 'another' })).toMatchObject({ idempotencyKey: 'msg_1', mediaType: 'application/json' });
  });

  it('takes nothing that is not signed', () => {
    expect(() => receive({})).toThrowError(expect.objectContaining({ code: 'E_SIGNATURE_WRONG' }));
    expect(() => receive(signed, Buffer.from('{}'))).toThrowError(expect.objectContaining({ code: 'E_SIGNATURE_WRONG' }));
  });

  it('needs a key', () => {
    expect(() => openRestDoor(inboundChannel({ signature: 'standard-webhooks' }))).toThrowError(
      expect.objectContaining({ code: 'E_CONFIG_FIELD' }),
    );
  });
});

it('a REST channel that verifies none leaves the proof to the door', () => {
  expect(openRestDoor(inboundChannel())).not.toHaveProperty('proof');
});

describe('a form (multipart/form-data) that is posted', () => {
  const edi = "UNB+UNOC:3+A+B+250312:1000+7'UNZ+0+7'";
  const form = (...parts: readonly string[]) => Buffer.from(`${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`, 'latin1');
  const file = (name: string, content = edi) =>
    `content-disposition: form-data; name="${name}"; filename="${name}.edi"\r\ncontent-type: application/edifact\r\n\r\n${content}`;
  const field = 'content-disposition: form-data; name="note"\r\n\r\nhello';
  const post = (bytes: Uint8Array, part?: string) =>
    openRestDoor(inboundChannel(part === undefined ? {} : { part })).receive({
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      query: {},
      body: bytes,
    });

  it('gives the one file in it, with its own type and name', () => {
    expect(post(form(field, file('interchange')))).toMatchObject({
      body: Buffer.from(edi),
      mediaType: 'application/edifact',
      filename: 'interchange.edi',
    });
  });

  it('gives the part that the channel names', () => {
    expect(post(form(file('cover'), file('interchange')), 'interchange')).toMatchObject({ filename: 'interchange.edi' });
    expect(post(form(field), 'note')).toMatchObject({ body: Buffer.from('hello'), mediaType: 'application/octet-stream' });
  });

  it.each([
    ['no file', form(field), undefined, 'E_REQUEST_INVALID'],
    ['two files', form(file('a'), file('b')), undefined, 'E_REQUEST_INVALID'],
    ['not the part', form(file('a')), 'b', 'E_REQUEST_INVALID'],
    ['an empty file', form(file('a', '')), undefined, 'E_BODY_EMPTY'],
    ['half a form', form(file('a')).subarray(0, -8), undefined, 'E_REQUEST_INVALID'],
  ])('is refused with %s', (_, bytes, part, code) => {
    expect(() => post(bytes, part)).toThrowError(expect.objectContaining({ code }));
  });
});
