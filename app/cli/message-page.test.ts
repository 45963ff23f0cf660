import { expect, it } from 'vitest';
import { finding } from '../../core/kernel/errors.ts';
import type { MessageDetail } from '../../core/spi/ledger/ledger-queries.ts';
import { messagePage } from './message-page.ts';
import { tableOfGiven } from './output.ts';

const at = (seconds: string) => `2026-11-20T10:00:${seconds}.000Z`;
const refused = finding('E_DELIVERY_REFUSED', { reason: 'status 422' }, {});
const message = {
  id: 'm-1',
  partner: 'acme',
  channel: 'returns',
  source: 'replay',
  parentId: 'm-0',
  status: 'dead',
  types: ['RETANN', 'return.announced'],
  controlReference: '4711',
  receivedAt: at('00'),
  settledAt: at('09'),
  configHash: 'cafe',
  failure: { stage: 'deliver', findings: [refused] },
  deliveryCounts: { open: 0, dead: 1, total: 1 },
  headers: {},
  contents: [{ id: 'c-1', stage: 'receive', mediaType: 'application/edifact', bytes: 120, sha256: '00' }],
  deliveries: [
    {
      id: 'd-1',
      messageId: 'm-1',
      route: 'labels',
      partner: 'swift',
      channel: 'labels',
      status: 'dead',
      attemptCount: 2,
      idempotencyKey: 'k',
      stage: 'deliver',
      error: refused,
      attempts: [
        { number: 1, startedAt: at('01'), endedAt: at('02'), outcome: 'pending', status: 200 },
        { number: 2, startedAt: at('08'), endedAt: at('09'), outcome: 'rejected', status: 422, error: refused },
      ],
      acknowledgement: {
        technical: 'accepted',
        application: 'waiting',
        interchange: '17',
        received: [{ at: at('05'), kind: 'CONTRL', level: 'technical', verdict: 'accepted', timing: 'in time', subject: {}, findings: [] }],
      },
    },
  ],
  parts: [],
  replies: ['m-2'],
  documents: [],
} as unknown as MessageDetail;

it('shows a message on a page', () => {
  expect(messagePage(message)).toBe(`message        m-1
status         dead at deliver
channel        acme/returns
source         replay
parent         m-0
types          RETANN return.announced
reference      4711
configuration  cafe
deliveries     1: 0 open, 1 dead
replies        m-2

failure
  deliver: E_DELIVERY_REFUSED: The partner refused the document: status 422. Read the partner's answer, mend the cause, then retry or replay.

timeline
  2026-11-20T10:00:00.000Z  received
  2026-11-20T10:00:02.000Z  swift/labels: attempt 1 pending
  2026-11-20T10:00:05.000Z  swift/labels: CONTRL accepted, in time
  2026-11-20T10:00:09.000Z  swift/labels: attempt 2 rejected
  2026-11-20T10:00:09.000Z  dead

delivery d-1 to swift/labels
  dead, by the route labels
  deliver: E_DELIVERY_REFUSED: The partner refused the document: status 422. Read the partner's answer, mend the cause, then retry or replay.
  interchange 17: technical accepted, application waiting
  attempt  started                   took     outcome   status  error
  1        2026-11-20T10:00:01.000Z  1000 ms  pending   200
  2        2026-11-20T10:00:08.000Z  1000 ms  rejected  422     E_DELIVERY_REFUSED

contents
  content  stage    media type           bytes
  c-1      receive  application/edifact  120`);
});

it('leaves optional columns out where nothing stands in them', () => {
  const optional = new Set(['reference', 'replay of']);
  const headings = ['message', 'reference', 'replay of'];
  expect(tableOfGiven(headings, [['m-1', '', '']], optional)).toBe('message\nm-1');
  expect(tableOfGiven(headings, [['m-1', '', 'm-0']], optional)).toBe('message  replay of\nm-1      m-0');
});
