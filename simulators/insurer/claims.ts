import { newServiceRequest, type ServiceRequest } from './service-requests.ts';

/** A claim as the insurer keeps it. */
export interface Claim {
  readonly id: string;
  readonly claimNumber: string;
  readonly state: 'draft' | 'open' | 'closed';
  /** What the reporter calls it. */
  readonly reference: string;
  readonly policyNumber: string;
  readonly lossDate: string;
  /** Changes with every change. */
  readonly checksum: string;
  readonly description?: string;
  readonly serviceRequest?: ServiceRequest;
  readonly invoices: readonly Invoice[];
}

export interface Invoice {
  readonly referenceNumber: string;
  readonly amount: unknown;
}

/** What came of a step: the claim as it is now, or why not. */
export type Step = { readonly claim: Claim } | { readonly refused: 'unknown' | 'no-policy' | 'checksum' | 'not-allowed' };

/** The insurer's claims. */
export interface Claims {
  /** A policy that nobody has verified, which drafts may name. */
  unverifiedPolicy(policyNumber: string): string;
  draft(wish: {
    readonly policyNumber: string;
    readonly policySystemId?: string;
    readonly lossDate: string;
    readonly reference: string;
  }): Step;
  /** Changes a claim under the checksum that the caller knows. */
  patch(id: string, checksum: string, change: Partial<Pick<Claim, 'description'>>): Step;
  submit(id: string, checksum: string): Step;
  /** Somebody else changes the claim: its checksum is another one afterwards. */
  touch(id: string): void;
  /** Moves the service request of a claim. */
  move(id: string, move: (request: ServiceRequest) => ServiceRequest | undefined): Step;
  order(id: string, kind: ServiceRequest['kind']): Step;
  /** Takes an invoice, once the work is complete. */
  invoice(id: string, invoice: Invoice): Step;
  get(id: string): Claim | undefined;
  byReference(reference: string): Claim | undefined;
}

/** Contracts that are in force: numbers that begin with `POL-`, from 2024 to 2027. */
function inForce(policyNumber: string, lossDate: string): boolean {
  return policyNumber.startsWith('POL-') && lossDate >= '2024-01-01' && lossDate < '2028-01-01';
}

export function openClaims(): Claims {
  const claims = new Map<string, Claim>();
  const unverified = new Map<string, string>();
  let serial = 500;
  const keep = (claim: Claim): Step => {
    const changed = { ...claim, checksum: String(Number(claim.checksum) + 1) };
    claims.set(changed.id, changed);
    return { claim: changed };
  };
  const changing = (id: string, change: (claim: Claim) => Claim | undefined): Step => {
    const claim = claims.get(id);
    if (claim === undefined) return { refused: 'unknown' };
    const changed = change(claim);
    return changed === undefined ? { refused: 'not-allowed' } : keep(changed);
  };
  const guarded = (id: string, checksum: string, change: (claim: Claim) => Claim | undefined): Step => {
    const claim = claims.get(id);
    return claim !== undefined && claim.checksum !== checksum ? { refused: 'checksum' } : changing(id, change);
  };
  return {
    unverifiedPolicy: (policyNumber) => {
      const id = `pc:unverified:${unverified.size + 1}`;
      unverified.set(id, policyNumber);
      return id;
    },
    draft: ({ policyNumber, policySystemId, lossDate, reference }) => {
      const known = policySystemId === undefined ? inForce(policyNumber, lossDate) : unverified.get(policySystemId) === policyNumber;
      if (!known) return { refused: 'no-policy' };
      serial += 1;
      const number = `T${String(serial).padStart(6, '0')}`;
      return keep({
        id: `cc:${serial}`,
        claimNumber: number,
        state: 'draft',
        reference,
        policyNumber,
        lossDate,
        checksum: '0',
        invoices: [],
      });
    },
    patch: (id, checksum, change) => guarded(id, checksum, (claim) => ({ ...claim, ...change })),
    submit: (id, checksum) =>
      guarded(id, checksum, (claim) =>
        claim.state === 'draft' ? { ...claim, state: 'open', claimNumber: `000-00-${claim.claimNumber.slice(1)}` } : undefined,
      ),
    touch: (id) => {
      changing(id, (claim) => claim);
    },
    move: (id, move) =>
      changing(id, (claim) => {
        const moved = claim.serviceRequest === undefined ? undefined : move(claim.serviceRequest);
        return moved === undefined ? undefined : { ...claim, serviceRequest: moved };
      }),
    order: (id, kind) => {
      serial += 1;
      return changing(id, (claim) => ({ ...claim, serviceRequest: claim.serviceRequest ?? newServiceRequest(serial, kind) }));
    },
    invoice: (id, invoice) =>
      changing(id, (claim) =>
        claim.serviceRequest?.progress === 'workcomplete' ? { ...claim, invoices: [...claim.invoices, invoice] } : undefined,
      ),
    get: (id) => claims.get(id),
    byReference: (reference) => [...claims.values()].find((claim) => claim.reference === reference),
  };
}
