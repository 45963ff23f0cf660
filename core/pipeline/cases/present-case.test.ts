import { expect, it } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import type { CaseId, EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Envelope } from '../../spi/envelope.ts';
import type { CaseEvent, RecordedCase } from '../../spi/ledger/cases.ts';
import { caseBinding, guardCommand } from './present-case.ts';

const clock = manualClock('2026-11-20T10:00:00Z');
const caseRef = '00000000-0000-7000-8000-0000000000c1' as CaseId;

function envelope(type: string, n: number, body: JsonObject = {}): Envelope {
  const id = `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as EnvelopeId;
  return { id, type, version: 1, occurredAt: `2026-11-20T09:${n}:00Z`, caseRef, businessKeys: {}, origin: 'a', source: 'a', body };
}

function portsWith(...committed: readonly Envelope[]) {
  const events = committed.map((one): CaseEvent => ({ ...one, messageId: one.id as string as MessageId, recordedAt: one.occurredAt }));
  const recorded: RecordedCase = { id: caseRef, kind: 'tradein', openedAt: clock.now(), events };
  return { clock, ledger: { recordedCase: async () => recorded } };
}

const received = envelope('tradein.received', 10);
const payout = envelope('tradein.payout-requested', 30);

it('a command that comes too early is told what is missing, in words', async () => {
  await expect(guardCommand(portsWith(received), payout, [])).rejects.toMatchObject({
    code: 'E_CASE_GUARD',
    message: expect.stringContaining('The device has not been graded.'),
  });
  await expect(guardCommand(portsWith(received), payout, [])).rejects.not.toMatchObject({ message: expect.stringContaining('received') });
});

it('what the same document brought counts, and the command itself does not', async () => {
  const alone = guardCommand(portsWith(), payout, [payout]);
  await expect(alone).rejects.toMatchObject({ message: expect.stringContaining('Nobody has reported that the device was received.') });
  const together = guardCommand(portsWith(), payout, [received, payout]);
  await expect(together).rejects.not.toMatchObject({ message: expect.stringContaining('was received') });
});

it('what is no command is let through, whatever the case', async () => {
  await expect(guardCommand(portsWith(), received, [])).resolves.toBeUndefined();
});

it('shows the case with the message itself, and which commands may go out', async () => {
  expect(await caseBinding(portsWith(), received, [])).toMatchObject({
    id: caseRef,
    kind: 'tradein',
    logistics: 'received',
    facts: { received: true, graded: false },
    ready: { 'tradein.payout-requested': false },
  });
});
