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
