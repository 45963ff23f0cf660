import { randomUUID } from 'node:crypto';
import { signed } from '../retailer/signature.ts';
import { json, type RestPartner, type RestPartnerOptions, startRestPartner } from '../support/rest-partner.ts';
import { type Deposit, type Dispute, newDispute, type Price } from './dispute.ts';
import { type CentreBooks, type CentreFault, disputeOperations } from './dispute-operations.ts';

export interface CentreOptions extends RestPartnerOptions<CentreFault> {
  /** Requests must carry it as a bearer token. */
  readonly token: string;
  /** `whsec_…`: webhooks are signed with it. */
  readonly signingSecret: string;
}

/** What the arbiter says. */
export interface Verdict {
  readonly outcome: 'RESOLVED_BUYER_FAVOUR' | 'RESOLVED_SELLER_FAVOUR' | 'RESOLVED_WITH_PAYOUT';
  readonly liable?: 'SELLER' | 'CARRIER' | 'PLATFORM' | 'BUYER';
  readonly amount?: string;
  /** An appeal is out of the question. @default true */
  readonly final?: boolean;
  /** The webhook is lost. */
  readonly untold?: boolean;
}

/** What became of a webhook. */
export interface Told {
  readonly status: number;
  readonly answer: unknown;
}

/** A marketplace's resolution centre. Facts of faults: `operation`, `reference` (the number of the dispute). Effects: `OPERATION NUMBER`. */
export interface ResolutionCentre extends RestPartner<CentreFault> {
  /** Where webhooks go; until it is told, they are lost. */
  connect(door: string): void;
  find(id: string): Dispute | undefined;
  /** A buyer brings a sale. */
  deposit(about: Deposit): Promise<Told>;
  /** The centre wants to see proof. @param dueAt until then */
  askEvidence(id: string, type: string, dueAt: Date): Promise<Told>;
  /** The buyer answers the offer that stands. */
  answerOffer(id: string, accepts: boolean): Promise<Told>;
  /** Mediation has come to nothing. */
  escalate(id: string): Promise<Told>;
  adjudicate(id: string, verdict: Verdict): Promise<Told>;
  /** Over, without a refund. */
  end(id: string): Promise<Told>;
  /** Waits until every webhook that the centre sends by itself has been answered. */
  quiet(): Promise<void>;
}

/** Starts a resolution centre: every change is told by a webhook with the whole dispute. Evidence is taken until its day, and once; a refund
 *  is taken once, and never beyond what was paid. */
export async function startResolutionCentre(options: CentreOptions): Promise<ResolutionCentre> {
  const disputes = new Map<string, Dispute>();
  const underway = new Set<Promise<unknown>>();
  const now = options.now ?? (() => new Date());
  let door: string | undefined;

  const tell = async (event: string, resource: Dispute): Promise<Told> => {
    if (door === undefined) return { status: 0, answer: undefined };
    const id = `WH-${randomUUID()}`;
    const body = JSON.stringify({ id, event_type: `DISPUTE.${event}`, create_time: resource.update_time, resource });
    const headers = { 'content-type': 'application/json', ...signed(options.signingSecret, id, body, now()) };
    const response = await fetch(door, { method: 'POST', body, headers });
    return { status: response.status, answer: (await response.json()) as unknown };
  };
  const keep = (id: string, changed: Partial<Dispute>): Dispute => {
    const found = disputes.get(id);
    if (found === undefined) throw new Error(`the centre has no dispute ${id}`);
    const kept = { ...found, ...changed, update_time: now().toISOString() };
    disputes.set(id, kept);
    return kept;
  };
  const step = (id: string, event: string, changed: Partial<Dispute>): Promise<Told> => tell(event, keep(id, changed));
  const books: CentreBooks = {
    now,
    find: (id) => disputes.get(id),
    change: (id, event, changed) => {
      const told = step(id, event, changed).catch(() => undefined);
      underway.add(told);
      void told.finally(() => underway.delete(told));
    },
  };
  const partner = await startRestPartner<CentreFault>(options, disputeOperations(books), ({ headers }) =>
    headers['authorization'] === `Bearer ${options.token}` ? undefined : json(401, { name: 'NOT_AUTHORIZED' }),
  );
  const days = (count: number): string => new Date(now().getTime() + count * 86_400_000).toISOString();
  const eur = (value: string): Price => ({ currency_code: 'EUR', value });
  return {
    ...partner,
    connect: (hub) => {
      door = hub;
    },
    find: books.find,
    deposit: (about) => {
      const dispute = newDispute(about);
      disputes.set(dispute.dispute_id, dispute);
      return tell('CREATED', dispute);
    },
    askEvidence: (id, type, dueAt) =>
      step(id, 'EVIDENCE_REQUESTED', {
        status: 'WAITING_FOR_SELLER_RESPONSE',
        seller_response_due_date: dueAt.toISOString(),
        evidences: [
          ...(disputes.get(id)?.evidences ?? []),
          { evidence_type: type, source: 'REQUESTED_FROM_SELLER', action_info: { mandatory: true } },
        ],
      }),
    answerOffer: (id, accepts) => {
      const history = disputes.get(id)?.offer?.history ?? [];
      const turn = { offer_time: now().toISOString(), actor: 'BUYER', event_type: accepts ? 'ACCEPTED' : 'DENIED' } as const;
      return step(id, 'OFFER_UPDATED', { offer: { history: [...history, turn] } });
    },
    escalate: (id) =>
      step(id, 'ESCALATED', {
        status: 'UNDER_REVIEW',
        dispute_life_cycle_stage: 'ARBITRATION',
        seller_response_due_date: days(4),
        decision_due_date: days(14),
      }),
    adjudicate: (id, { outcome, liable, amount, final = true, untold = false }) => {
      const changed = keep(id, {
        status: 'UNDER_REVIEW',
        dispute_outcome: { outcome_code: outcome },
        ...(liable === undefined ? {} : { liable_party: liable }),
        ...(amount === undefined ? {} : { refund_details: { allowed_refund_amount: eur(amount) } }),
        adjudications: [
          {
            type: amount === undefined ? 'DENY_BUYER' : 'PAYOUT_TO_BUYER',
            adjudication_time: now().toISOString(),
            final,
            ...(final ? {} : { appeal_until: days(10) }),
          },
          ...(disputes.get(id)?.adjudications ?? []),
        ],
      });
      return untold ? Promise.resolve({ status: 0, answer: undefined }) : tell('ADJUDICATED', changed);
    },
    end: (id) => step(id, 'RESOLVED', { status: 'RESOLVED' }),
    quiet: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}
