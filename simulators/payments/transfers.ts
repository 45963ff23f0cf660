import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';

/** `pending`: the payout is under way; `closed`: there is no such account any more. */
export type TransfersFault = { readonly kind: 'pending' } | { readonly kind: 'closed' };

export interface TransfersOptions {
  readonly port?: number;
  readonly token?: string;
  readonly faults?: readonly FaultRule<TransfersFault | CommonFault>[];
  readonly now?: () => Date;
}

/** A payment provider that makes one transfer for each reference. Facts of faults: `operation`, `reference`. Effects: `payout REFERENCE`. */
export interface Transfers extends RestPartner<TransfersFault | CommonFault> {
  readonly token: string;
  /** What was paid under a reference, in decimal text. */
  paid(reference: string): string | undefined;
}

interface Payout {
  readonly payoutId: string;
  readonly reference: string;
  readonly amount: string;
  readonly executedOn: string;
}

export async function startTransfers(options: TransfersOptions = {}): Promise<Transfers> {
  const token = options.token ?? 'transfers-test-token';
  const now = options.now ?? (() => new Date());
  const payouts = new Map<string, Payout>();
  const pay = (call: RestCall, effect: (detail?: unknown) => void): Payout => {
    const { reference, amount } = bodyOf(call);
    const known = payouts.get(reference);
    if (known !== undefined) return known;
    const made = { payoutId: `po_${payouts.size + 1}`, reference, amount, executedOn: now().toISOString().slice(0, 10) };
    payouts.set(reference, made);
    effect({ amount });
    return made;
  };
  const partner = await startRestPartner<TransfersFault>(
    options,
    [
      {
        operation: 'payout',
        method: 'POST',
        path: '/payouts',
        reference: (call) => bodyOf(call).reference,
        answer: (call, effect) => {
          const isKnown = payouts.has(bodyOf(call).reference);
          return json(isKnown ? 409 : 201, { ...pay(call, effect), status: 'EXECUTED' });
        },
        faulty: (fault, call, effect) =>
          fault.kind === 'pending'
            ? json(201, { ...pay(call, effect), status: 'PENDING' })
            : json(422, { code: 'ACCOUNT_CLOSED', message: 'The account is closed.' }),
      },
    ],
    ({ headers }) => (headers['authorization'] === `Bearer ${token}` ? undefined : json(401, { code: 'UNAUTHORIZED' })),
  );
  return { ...partner, token, paid: (reference) => payouts.get(reference)?.amount };
}

function bodyOf({ json: body }: RestCall): { readonly reference: string; readonly amount: string } {
  const { reference = '', amount = '' } = (body ?? {}) as { readonly reference?: string; readonly amount?: string };
  return { reference, amount };
}
