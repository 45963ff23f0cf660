/** An amount, as the centre writes it. */
export interface Price {
  readonly currency_code: string;
  readonly value: string;
}

/** A piece of evidence, or the wish for one. */
export interface Evidence {
  readonly evidence_type: string;
  readonly source: string;
  readonly date?: string;
  readonly notes?: string;
  readonly evidence_info?: unknown;
  readonly documents?: readonly { readonly name: string }[];
  readonly action_info?: { readonly mandatory: boolean };
}

/** A turn of the negotiation. */
interface OfferTurn {
  readonly offer_time: string;
  readonly actor: 'BUYER' | 'SELLER';
  readonly event_type: 'PROPOSED' | 'ACCEPTED' | 'DENIED';
  readonly offer_type?: string;
  readonly offer_amount?: Price;
  readonly notes?: string;
}

/** A dispute as the centre keeps it and tells it, in the words of PayPal's Disputes v1. */
export interface Dispute {
  readonly dispute_id: string;
  readonly create_time: string;
  readonly update_time: string;
  readonly reason: string;
  readonly status: string;
  readonly dispute_life_cycle_stage: string;
  readonly dispute_amount: Price;
  readonly disputed_transactions: readonly {
    readonly seller_transaction_id: string;
    readonly gross_amount: Price;
    readonly refunded_amount?: Price;
    readonly [field: string]: unknown;
  }[];
  readonly messages?: readonly { readonly posted_by: string; readonly time_posted: string; readonly content: string }[];
  readonly evidences?: readonly Evidence[];
  readonly offer?: { readonly history: readonly OfferTurn[] };
  readonly adjudications?: readonly Adjudication[];
  readonly dispute_outcome?: { readonly outcome_code: string; readonly amount_refunded?: Price };
  readonly refund_details?: { readonly allowed_refund_amount: Price };
  readonly liable_party?: string;
  readonly seller_response_due_date?: string;
  readonly decision_due_date?: string;
  readonly escalated_by?: string;
  readonly appealed_by?: string;
  readonly [field: string]: unknown;
}

/** A decision of the arbiter. */
export interface Adjudication {
  readonly type: string;
  readonly adjudication_time: string;
  readonly final: boolean;
  readonly appeal_until?: string;
}

/** What can be chosen of a dispute that a buyer brings. */
export interface Deposit {
  /** Tells this dispute from all others. */
  readonly seed: number;
  readonly reason?: string;
  /** The parcel in question, carried by the post. */
  readonly parcel?: string;
  /** What was paid, and is asked back. */
  readonly paid?: string;
  /** What the seller has given back already. */
  readonly refunded?: string;
  /** The seller's number of the return that it is about, and who the seller is. */
  readonly returned?: { readonly number: string; readonly merchant: string };
  /** @default 'es-ES' */
  readonly locale?: string;
  readonly at: Date;
}

/** A dispute that has just been brought. */
export function newDispute({ seed, reason, parcel, paid = '149.90', refunded, returned, locale = 'es-ES', at }: Deposit): Dispute {
  const now = at.toISOString();
  const eur = (value: string): Price => ({ currency_code: 'EUR', value });
  return {
    dispute_id: `PDL-${seed}`,
    create_time: now,
    update_time: now,
    reason: reason ?? 'MERCHANDISE_OR_SERVICE_NOT_RECEIVED',
    status: 'OPEN',
    dispute_life_cycle_stage: 'INQUIRY',
    dispute_amount: eur(paid),
    disputed_transactions: [
      {
        seller_transaction_id: `TX${seed}`,
        create_time: new Date(at.getTime() - 12 * 86_400_000).toISOString(),
        gross_amount: eur(paid),
        ...(refunded === undefined ? {} : { refunded_amount: eur(refunded) }),
        invoice_number: `CB-${seed}`,
        buyer: {
          buyer_id: `A-${seed}`,
          name: 'Lucía Ejemplo',
          email: `lucia.${seed}@ejemplo.example`,
          phone: `+346${String(seed % 100_000_000).padStart(8, '0')}`,
          locale,
          history: { customer_since: '2021-05-03', order_count: 12, dispute_count: 2, disputes_won: 1 },
        },
        seller: { merchant_id: returned?.merchant ?? 'MRC-BRISE', name: 'Comptoir Brise' },
        items: [{ item_id: 'LAMPE-AUBE', item_name: 'Lampe Aube', item_quantity: '1' }],
        ...(parcel === undefined ? {} : { tracking_info: [{ carrier_name: 'FR_COLIPOSTE', tracking_number: parcel }] }),
      },
    ],
    messages: [{ posted_by: 'BUYER', time_posted: now, content: 'El paquete no ha llegado.' }],
    ...(returned === undefined
      ? {}
      : {
          extensions: {
            merchandize_dispute_properties: { product_details: { return_details: { return_confirmation_number: returned.number } } },
          },
        }),
  };
}

/** How much of what was paid is left to be given back, in cents. */
export function refundable({ disputed_transactions: [sale] }: Dispute): number {
  return cents(sale?.gross_amount.value) - cents(sale?.refunded_amount?.value);
}

/** An amount in cents; 0 without one. */
export function cents(value = '0'): number {
  return Math.round(Number(value) * 100);
}
