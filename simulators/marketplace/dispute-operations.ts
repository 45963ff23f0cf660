import { json, type RestCall, type RestOperation } from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import { cents, type Dispute, type Evidence, type Price, refundable } from './dispute.ts';
import { partsOf } from './multipart.ts';

/** `late`: the time for evidence is over, whatever the clock says. */
export type CentreFault = { readonly kind: 'late' };

/** Where disputes are kept, and told of. */
export interface CentreBooks {
  readonly now: () => Date;
  find(id: string): Dispute | undefined;
  /** Keeps what has changed, and tells of it. */
  change(id: string, event: string, changed: Partial<Dispute>): void;
}

type Effect = (detail?: unknown) => void;
type Does = (found: Dispute, call: RestCall, effect: Effect) => SimulatorAnswer;

/** What sellers can ask the centre for. */
export function disputeOperations(books: CentreBooks): readonly RestOperation<CentreFault>[] {
  const operation = (name: string, does: Does): RestOperation<CentreFault> => ({
    operation: name,
    method: 'POST',
    path: `/v1/customer/disputes/{id}/${name}`,
    reference: idOf,
    answer: (call, effect) => {
      const found = books.find(idOf(call));
      if (found === undefined) return notFound();
      return found.status === 'RESOLVED' ? refused('DISPUTE_RESOLVED') : does(found, call, effect);
    },
    faulty: () => refused('EVIDENCE_SUBMISSION_DEADLINE_PASSED'),
  });
  const at = () => books.now().toISOString();
  /** A turn of the seller. */
  const turn = (event_type: 'PROPOSED' | 'ACCEPTED' | 'DENIED'): Does => {
    return ({ dispute_id: id, offer }, call, effect) => {
      const history = offer?.history ?? [];
      const last = history.at(-1);
      if (last?.actor === 'SELLER' && last.event_type === event_type) return conflict();
      const { note = '', offer_amount, offer_type } = call.json as { note?: string; offer_amount?: Price; offer_type?: string };
      effect(call.json);
      const next = {
        offer_time: at(),
        actor: 'SELLER',
        event_type,
        notes: note,
        ...(offer_type === undefined ? {} : { offer_type }),
        ...(offer_amount === undefined ? {} : { offer_amount }),
      } as const;
      books.change(id, 'OFFER_UPDATED', { offer: { history: [...history, next] } });
      return done(id);
    };
  };
  return [
    {
      operation: 'read',
      method: 'GET',
      path: '/v1/customer/disputes/{id}',
      reference: idOf,
      answer: (call) => {
        const found = books.find(idOf(call));
        return found === undefined ? notFound() : json(200, found);
      },
    },
    operation('provide-evidence', (found, call, effect) => {
      const due = found.seller_response_due_date;
      if (due !== undefined && Date.parse(due) < books.now().getTime()) return refused('EVIDENCE_SUBMISSION_DEADLINE_PASSED');
      const parts = partsOf(call);
      const [given] = (JSON.parse(parts.get('input')?.text ?? '{}') as { evidences?: readonly Evidence[] }).evidences ?? [];
      if (given === undefined) return json(400, { name: 'INVALID_REQUEST' });
      const files = [...parts].filter(([name]) => name !== 'input').map(([, { filename = 'file' }]) => ({ name: filename }));
      const known = found.evidences ?? [];
      const own = JSON.stringify([given.evidence_type, given.evidence_info, given.notes, files]);
      if (known.some((each) => JSON.stringify([each.evidence_type, each.evidence_info, each.notes, each.documents ?? []]) === own))
        return conflict();
      const kept = { ...given, source: 'SUBMITTED_BY_SELLER', date: at(), ...(files.length === 0 ? {} : { documents: files }) };
      effect(kept);
      books.change(found.dispute_id, 'EVIDENCE_ADDED', { evidences: [...known, kept], status: 'UNDER_REVIEW' });
      return done(found.dispute_id);
    }),
    operation('make-offer', turn('PROPOSED')),
    operation('deny-offer', turn('DENIED')),
    operation('accept-claim', (found, call, effect) => {
      const { refund_amount } = call.json as { refund_amount: Price };
      effect(call.json);
      books.change(found.dispute_id, 'RESOLVED', {
        status: 'RESOLVED',
        dispute_outcome: { outcome_code: 'ACCEPTED', amount_refunded: refund_amount },
      });
      return done(found.dispute_id);
    }),
    operation('escalate', (found, call, effect) => {
      if (found.dispute_life_cycle_stage === 'ARBITRATION') return conflict();
      effect(call.json);
      books.change(found.dispute_id, 'ESCALATED', {
        status: 'UNDER_REVIEW',
        dispute_life_cycle_stage: 'ARBITRATION',
        escalated_by: 'SELLER',
      });
      return done(found.dispute_id);
    }),
    operation('appeal', (found, call, effect) => {
      if (found.adjudications?.[0]?.final !== false) return refused('APPEAL_NOT_ALLOWED');
      effect(call.json);
      books.change(found.dispute_id, 'ESCALATED', { appealed_by: 'SELLER' });
      return done(found.dispute_id);
    }),
    operation('send-message', (found, call, effect) => {
      effect(call.json);
      return done(found.dispute_id);
    }),
    operation('acknowledge-return-item', (found, call, effect) => {
      effect(call.json);
      return done(found.dispute_id);
    }),
    operation('refund-orders', (found, call, effect) => {
      const { amount, refund_id } = call.json as { amount: Price; refund_id: string };
      if (found['refund_id'] === refund_id) return conflict();
      if (cents(amount.value) > refundable(found)) return refused('REFUND_AMOUNT_TOO_HIGH');
      effect(call.json);
      books.change(found.dispute_id, 'RESOLVED', {
        status: 'RESOLVED',
        refund_id,
        dispute_outcome: { outcome_code: found.dispute_outcome?.outcome_code ?? 'NONE', amount_refunded: amount },
      });
      return done(found.dispute_id);
    }),
  ];
}

function idOf({ params }: RestCall): string {
  return params['id'] ?? '';
}

function done(id: string): SimulatorAnswer {
  return json(200, { links: [{ rel: 'self', href: `/v1/customer/disputes/${id}` }] });
}

function notFound(): SimulatorAnswer {
  return json(404, { name: 'RESOURCE_NOT_FOUND', message: 'The specified resource does not exist.' });
}

function conflict(): SimulatorAnswer {
  return json(409, { name: 'RESOURCE_CONFLICT', message: 'The server has detected a conflict while processing this request.' });
}

function refused(issue: string): SimulatorAnswer {
  return json(422, { name: 'UNPROCESSABLE_ENTITY', message: 'The action could not be performed.', details: [{ issue }] });
}
