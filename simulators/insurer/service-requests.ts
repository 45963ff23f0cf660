/** A service request: the insurer's order to a vendor. Progress and the life of the quote are two axes of their own. */
export interface ServiceRequest {
  readonly id: string;
  readonly serviceRequestNumber: string;
  readonly kind: 'quoteonly' | 'quoteandservice' | 'serviceonly' | 'unmanaged';
  readonly progress: Progress;
  readonly quoteStatus: QuoteStatus;
  readonly quote?: Quote;
}

export interface Quote {
  readonly referenceNumber: string;
  readonly amount: Amount;
}

/** Money as the insurer writes it: the amount is text, the currency in small letters. */
export interface Amount {
  readonly amount: string;
  readonly currency: string;
}

type Progress = 'requested' | 'vendorwaiting' | 'inprogress' | 'workcomplete' | 'declined' | 'cancelled';
type QuoteStatus = 'noquote' | 'waitingforquote' | 'quoted' | 'waitingforapproval' | 'approved' | 'declined';

const progressNames: Readonly<Record<Progress, string>> = {
  requested: 'Requested',
  vendorwaiting: 'Vendor waiting',
  inprogress: 'In Progress',
  workcomplete: 'Work Complete',
  declined: 'Declined',
  cancelled: 'Cancelled',
};
const quoteNames: Readonly<Record<QuoteStatus, string>> = {
  noquote: 'No Quote',
  waitingforquote: 'Waiting for Quote',
  quoted: 'Quoted',
  waitingforapproval: 'Waiting for Approval',
  approved: 'Approved',
  declined: 'Declined',
};

/** A new one. Work without a quote has none to wait for. */
export function newServiceRequest(serial: number, kind: ServiceRequest['kind']): ServiceRequest {
  const quoted = kind === 'quoteonly' || kind === 'quoteandservice';
  return {
    id: `cc:sr:${serial}`,
    serviceRequestNumber: `SR-${String(serial).padStart(6, '0')}`,
    kind,
    progress: quoted ? 'requested' : 'inprogress',
    quoteStatus: quoted ? 'waitingforquote' : 'noquote',
  };
}

/** What is done to a service request, and what becomes of it; undefined where it may not be done. */
export const moves = {
  /** A new quote replaces the one before. A quote that was asked for alone ends the work. */
  addQuote: (request: ServiceRequest, quote: Quote): ServiceRequest | undefined => {
    if (request.quoteStatus === 'noquote' || request.quoteStatus === 'approved') return undefined;
    return request.kind === 'quoteonly'
      ? { ...request, quote, progress: 'workcomplete', quoteStatus: 'quoted' }
      : { ...request, quote, progress: 'vendorwaiting', quoteStatus: 'waitingforapproval' };
  },
  approve: (request: ServiceRequest): ServiceRequest | undefined =>
    request.quoteStatus === 'waitingforapproval' ? { ...request, progress: 'inprogress', quoteStatus: 'approved' } : undefined,
  declineQuote: (request: ServiceRequest): ServiceRequest | undefined =>
    request.quoteStatus === 'waitingforapproval' ? { ...request, progress: 'cancelled', quoteStatus: 'declined' } : undefined,
  complete: (request: ServiceRequest): ServiceRequest | undefined =>
    request.progress === 'inprogress' ? { ...request, progress: 'workcomplete' } : undefined,
  declineWork: (request: ServiceRequest): ServiceRequest | undefined =>
    request.progress === 'workcomplete' || request.progress === 'cancelled' ? undefined : { ...request, progress: 'declined' },
} as const;

/** As the API shows it. */
export function showServiceRequest(request: ServiceRequest): object {
  return {
    id: request.id,
    serviceRequestNumber: request.serviceRequestNumber,
    kind: { code: request.kind },
    progress: { code: request.progress, name: progressNames[request.progress] },
    quoteStatus: { code: request.quoteStatus, name: quoteNames[request.quoteStatus] },
  };
}
