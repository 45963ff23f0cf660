import type { Claim, Claims, Step } from './claims.ts';
import { type Amount, moves, type ServiceRequest, showServiceRequest } from './service-requests.ts';

/** What an adjuster decides about coverage. */
export interface CoverageWish {
  readonly decision?: 'covered' | 'denied';
  readonly service?: ServiceRequest['kind'];
  /** Who repairs, by the name of its pack. */
  readonly vendor?: string;
  /** Up to this the vendor need not ask; without it the contract's rule counts. */
  readonly approvalLimit?: Amount;
  /** The insured pays his part before anything is done. */
  readonly deductibleFirst?: boolean;
  readonly deductiblePaidOn?: string;
}

/** The adjuster: each decision changes the books and gives the event that tells of it. */
export interface Adjuster {
  coverage(reference: string, wish?: CoverageWish): object;
  approveQuote(reference: string): object;
  declineQuote(reference: string): object;
  invoice(reference: string, status: 'approved' | 'paid'): object;
  /** Money to the insured, and the end of the claim. */
  payment(reference: string, amount: Amount): object;
  close(reference: string, outcome: 'repair' | 'cash' | 'none'): object;
}

/** @throws Error when the claim is not there, or is not at the point where that can be decided */
export function openAdjuster(claims: Claims, now: () => Date): Adjuster {
  const claimOf = (reference: string): Claim => {
    const claim = claims.byReference(reference);
    if (claim === undefined) throw new Error(`simulator: the insurer has no claim for ${reference}`);
    return claim;
  };
  const done = (step: Step): Claim => {
    if ('refused' in step) throw new Error(`simulator: the insurer cannot decide that now (${step.refused})`);
    return step.claim;
  };
  const vendors = new Map<string, string>();
  const event = (type: string, claim: Claim, data: object = {}): object => ({
    type,
    at: now().toISOString(),
    data: {
      claim: { id: claim.id, claimNumber: claim.claimNumber, state: { code: claim.state } },
      ...(claim.serviceRequest === undefined
        ? {}
        : { serviceRequest: { ...showServiceRequest(claim.serviceRequest), vendor: vendors.get(claim.id) ?? 'atelier-reparo' } }),
      ...data,
    },
  });
  const decided = { decidedBy: 'A. Exemple' };
  const quoteOf = (claim: Claim): object => ({ ...decided, quote: claim.serviceRequest?.quote });

  return {
    coverage: (reference, { decision = 'covered', service, approvalLimit, deductibleFirst, deductiblePaidOn, vendor } = {}) => {
      const claim = claimOf(reference);
      if (vendor !== undefined) vendors.set(claim.id, vendor);
      if (decision === 'denied')
        return event('CoverageDecided', claim, {
          decision: { code: 'denied', reason: { code: 'exclusion', name: 'Excluded by the contract' } },
        });
      const ordered = service === undefined ? claim : done(claims.order(claim.id, service));
      const told = event('CoverageDecided', ordered, {
        decision: { code: 'covered' },
        outcome: { code: 'repair' },
        exposures: [
          {
            coverage: { code: 'AD', name: 'Accidental damage' },
            terms: [
              { type: 'FinancialCovTerm', code: 'ADDeductible', value: { amount: '50.00', currency: 'eur' } },
              { type: 'FinancialCovTerm', code: 'ADLimit', value: { amount: '600.00', currency: 'eur' } },
            ],
            reserve: { amount: '300.00', currency: 'eur' },
          },
        ],
        deductible: { dueFirst: deductibleFirst ?? false, ...(deductiblePaidOn === undefined ? {} : { paidOn: deductiblePaidOn }) },
      });
      return approvalLimit === undefined ? told : withLimit(told, approvalLimit);
    },
    approveQuote: (reference) => {
      const claim = done(claims.move(claimOf(reference).id, moves.approve));
      return event('QuoteApproved', claim, quoteOf(claim));
    },
    declineQuote: (reference) => {
      const claim = done(claims.move(claimOf(reference).id, moves.declineQuote));
      return event('QuoteDeclined', claim, { ...quoteOf(claim), reason: { code: 'tooexpensive', name: 'More than the device is worth' } });
    },
    invoice: (reference, status) => {
      const claim = claimOf(reference);
      const [invoice] = claim.invoices;
      if (invoice === undefined) throw new Error(`simulator: there is no invoice for ${reference}`);
      const [type, name] = status === 'paid' ? ['InvoicePaid', 'Paid'] : ['InvoiceApproved', 'Approved'];
      return event(type ?? '', claim, { invoice: { ...invoice, status: { code: status, name } } });
    },
    payment: (reference, amount) =>
      event('PaymentIssued', claimOf(reference), {
        payments: [{ amount, checkNumber: `VIR-${claimOf(reference).id}`, issueDate: now().toISOString().slice(0, 10) }],
        final: true,
      }),
    close: (reference, outcome) => event('ClaimClosed', claimOf(reference), { outcome: { code: outcome } }),
  };
}

function withLimit(told: object, approvalLimit: Amount): object {
  const { data, ...rest } = told as { readonly data: { readonly serviceRequest?: object } };
  return { ...rest, data: { ...data, serviceRequest: { ...data.serviceRequest, approvalLimit } } };
}
