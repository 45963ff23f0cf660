import { describe, expect, it } from 'vitest';
import type { OutboundChannel } from '../catalog/model.ts';
import { edited } from '../catalog/pack.fixture.ts';
import { hubError } from '../kernel/errors.ts';
import type { Outcome } from '../spi/connector.ts';
import { exampleCatalog, exampleTime } from './bench.fixture.ts';
import { classifyAnswer } from './classify-answer.ts';

/** swift/labels with another `classify:`. */
function channelWith(classify: string | undefined): OutboundChannel {
  const line = `      classify: 'error = 0 ? "accepted" : "rejected"'\n`;
  const changed = classify === undefined ? '' : `      classify: '${classify}'\n`;
  return exampleCatalog(edited('mappings/swift/partner.yaml', line, changed)).channel('swift/labels') as OutboundChannel;
}

const answered = (text: string): Outcome => ({
  kind: 'accepted',
  answer: { status: 200, mediaType: 'application/json', body: Buffer.from(text) },
});
const classify = (expression: string | undefined, outcome: Outcome) =>
  classifyAnswer({ catalog: () => exampleCatalog(), ...exampleTime() }, channelWith(expression), outcome);
const byCode = 'error = 0 ? "accepted" : error = 1 ? "deferred" : "rejected"';

describe('classifyAnswer', () => {
  it('leaves an answer that the pack takes for good as it is', async () => {
    const outcome = answered('{"error":0}');
    expect(await classify(byCode, outcome)).toBe(outcome);
  });

  it('defers what the pack calls passing, and keeps the answer', async () => {
    const outcome = answered('{"error":1}');
    expect(await classify(byCode, outcome)).toMatchObject({
      kind: 'deferred',
      answer: outcome.answer,
      error: { code: 'E_DELIVERY_UNAVAILABLE', message: expect.stringContaining('swift/labels') },
    });
  });

  it('takes what the pack calls pending for not final, and keeps the delay that the partner asks for', async () => {
    const outcome = answered('{"error":2}');
    const { answer } = outcome;
    expect(await classify('error = 2 ? "pending"', outcome)).toEqual({ kind: 'pending', answer });
    expect(await classify('error = 2 ? "pending"', { ...outcome, kind: 'accepted', retryAfterMs: 5_000 } as Outcome)).toEqual({
      kind: 'pending',
      answer,
      retryAfterMs: 5_000,
    });
  });

  it('refuses what the pack calls a refusal, keeps the answer, and repeats no word of it', async () => {
    const outcome = answered('{"error":7,"text":"Camille Exemple is not known"}');
    const judged = await classify(byCode, outcome);
    expect(judged).toMatchObject({ kind: 'rejected', answer: outcome.answer, error: { code: 'E_DELIVERY_REFUSED' } });
    expect(judged.kind === 'rejected' && judged.error.message).not.toContain('Camille');
  });

  it('sees the answer of an empty body as null', async () => {
    expect(await classify('$ = null ? "deferred"', answered(''))).toMatchObject({ kind: 'deferred' });
  });

  describe('an answer that cannot be judged stays accepted', () => {
    it.each([
      ['it is not in the format of the channel', byCode, '<html>maintenance</html>'],
      ['the expression gives nothing', 'nothing.here', '{"error":7}'],
      ['the expression gives another word', '"perhaps"', '{"error":7}'],
      ['the expression gives no word', '{ "error": error }', '{"error":7}'],
      ['the expression fails', '$number("seven") = 7 ? "rejected" : "accepted"', '{"error":7}'],
    ])('%s', async (_, expression, text) => {
      const outcome = answered(text);
      expect(await classify(expression, outcome)).toBe(outcome);
    });
  });

  describe('does not ask about', () => {
    const refused: Outcome = { kind: 'rejected', error: hubError('E_DELIVERY_REFUSED', { reason: 'HTTP 422' }) };
    const deferred: Outcome = { kind: 'deferred', error: hubError('E_DELIVERY_UNAVAILABLE', { reason: 'HTTP 503' }), retryAfterMs: 5 };
    it.each([
      ['a refusal', refused],
      ['a deferral', deferred],
      ['an acceptance without an answer', { kind: 'accepted' } as Outcome],
    ])('%s', async (_, outcome) => {
      expect(await classify('"deferred"', outcome)).toBe(outcome);
    });

    it('a channel that has no classify', async () => {
      const outcome = answered('{"error":7}');
      expect(await classify(undefined, outcome)).toBe(outcome);
    });
  });
});
