import type { CommonFault } from '../support/faults.ts';
import {
  json,
  type RestCall,
  type RestOperation,
  type RestPartner,
  type RestPartnerOptions,
  startRestPartner,
} from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import { ecologicBrands, ecologicProducts, ecologicSites } from './ecologic-catalogue.ts';
import { type Claim, type Dossier, type Fault, faultsOf, missingFiles, productOf, refusalOf } from './ecologic-claims.ts';
import { onDay } from './rules.ts';

/** Faults beside the common ones. `decide`, on submitclaim and createsupportrequest: what the organism comes to, whatever its rules say. */
export type EcologicFault =
  | CommonFault
  | { readonly kind: 'decide'; readonly status: 'REFUSED' | 'NOTCONFORM' | 'ARBITRATION'; readonly reason: string };

export interface Ecologic extends RestPartner<EcologicFault> {
  /** Address of the API. */
  readonly url: string;
  readonly apiKey: string;
}

export interface EcologicOptions extends RestPartnerOptions<EcologicFault> {
  /** @default 'ecologic-demo-key' */
  readonly apiKey?: string;
}

const BASE = '/api/v1/ecosupport';

/** An eco-organism in the manner of Ecologic: scalars in the query of a POST, endpoint names in three cases, an envelope around all,
 *  206 for what is kept but incomplete, 404 with a Message. Facts of a request: `operation`, `reference` (number of the quote or of the
 *  consumer's invoice; of later calls, of the claim or the request). A claim moves on each time that its status is asked for. */
export async function startEcologic(options: EcologicOptions = {}): Promise<Ecologic> {
  const { apiKey = 'ecologic-demo-key' } = options;
  const partner = await startRestPartner<EcologicFault>(options, operations(), ({ headers }) =>
    headers['api_key'] === apiKey ? undefined : json(401, { Message: 'Authorization has been denied for this request.' }),
  );
  return { ...partner, url: `${partner.origin}${BASE}`, apiKey };
}

interface Request {
  readonly id: string;
  states: readonly string[];
  reason?: string;
}

function operations(): readonly RestOperation<EcologicFault>[] {
  const requests = new Map<string, Request>();
  const claims = new Map<string, Claim>();
  const accepted: Claim[] = [];
  let last = 880_000;
  const number = (): string => {
    last += 1;
    return String(last);
  };
  const claimOf = ({ query }: RestCall) => claims.get(query.get('ClaimId') ?? '');

  const support = (
    call: RestCall,
    kept: Request | undefined,
    effect: (detail?: unknown) => void,
    decision = 'Accepted',
    reason?: string,
  ) => {
    const dossier = dossierOf(call);
    const product = productOf(dossier);
    if (typeof product === 'string') return json(404, { Message: product });
    const request: Request = kept ?? { id: number(), states: [] };
    const faults = faultsOf(dossier, product, call.query.get('callDate') ?? today());
    request.states = faults.length > 0 ? ['Waiting'] : ['Waiting', decision];
    if (reason !== undefined) request.reason = reason;
    requests.set(request.id, request);
    effect({ request: request.id, dossier });
    return envelope(faults.length > 0 ? 206 : 200, { RequestId: Number(request.id) }, faults);
  };

  const submit = (call: RestCall, effect: (detail?: unknown) => void, decision?: Extract<EcologicFault, { kind: 'decide' }>) => {
    const claim = claimOf(call);
    if (claim === undefined) return json(404, { Message: 'Claim introuvable' });
    const missing = missingFiles(claim);
    if (missing.length > 0) return envelope(206, { ClaimId: Number(claim.id) }, missing);
    const refusal = decision?.reason ?? refusalOf(claim, accepted);
    if (refusal === undefined) {
      claim.states = ['WAITING', 'ACCEPTED', 'CLOSEDACCEPTED'];
      accepted.push(claim);
    } else {
      claim.reason = refusal;
      claim.states =
        decision?.status === 'ARBITRATION'
          ? ['WAITING', 'ARBITRATION', 'ACCEPTED', 'CLOSEDACCEPTED']
          : ['WAITING', decision?.status ?? 'REFUSED'];
    }
    effect();
    return envelope(200, { ClaimId: Number(claim.id) });
  };

  return [
    { operation: 'printbrandlist', method: 'GET', path: `${BASE}/printbrandlist`, answer: () => envelope(200, ecologicBrands) },
    {
      operation: 'printproducttypelist',
      method: 'GET',
      path: `${BASE}/printproducttypelist`,
      answer: () => envelope(200, products(false)),
    },
    {
      operation: 'printproducttypewithlabellist',
      method: 'GET',
      path: `${BASE}/printproducttypewithlabellist`,
      answer: () => envelope(200, products(true)),
    },
    { operation: 'getrepairsitesbyats', method: 'GET', path: `${BASE}/getrepairsitesbyats`, answer: () => envelope(200, ecologicSites) },
    { operation: 'calculateecosupport', method: 'GET', path: `${BASE}/calculateecosupport`, answer: calculate },
    {
      operation: 'createsupportrequest',
      method: 'POST',
      path: `${BASE}/createsupportrequest`,
      reference: ({ query }) => query.get('quoteNumber') ?? '',
      answer: (call, effect) => support(call, undefined, effect),
      faulty: (fault, call, effect) => support(call, undefined, effect, 'Refused', fault.kind === 'decide' ? fault.reason : undefined),
    },
    {
      // The number of the request is a parameter named claimId.
      operation: 'updatesupportrequest',
      method: 'POST',
      path: `${BASE}/updatesupportrequest`,
      reference: ({ query }) => query.get('claimId') ?? '',
      answer: (call, effect) => {
        const kept = requests.get(call.query.get('claimId') ?? '');
        return kept === undefined ? json(404, { Message: 'Demande introuvable' }) : support(call, kept, effect);
      },
    },
    {
      operation: 'getsupportrequestStatus',
      method: 'GET',
      path: `${BASE}/getsupportrequestStatus`,
      reference: ({ query }) => query.get('requestId') ?? '',
      answer: ({ query }) => {
        const request = requests.get(query.get('requestId') ?? '');
        if (request === undefined) return json(404, { Message: 'Demande introuvable' });
        const [Status, ...rest] = request.states;
        if (rest.length > 0) request.states = rest;
        return envelope(200, { RequestId: Number(request.id), Status, ...(Status === 'Refused' ? { StatusReason: request.reason } : {}) });
      },
    },
    {
      operation: 'createclaim',
      method: 'POST',
      path: `${BASE}/createclaim`,
      reference: ({ query }) => query.get('ConsumerInvoiceNumber') ?? '',
      answer: (call, effect) => {
        const dossier = dossierOf(call);
        const product = productOf(dossier);
        if (typeof product === 'string') return json(404, { Message: product });
        const day = call.query.get('RepairEndDate') ?? '';
        const faults = faultsOf(dossier, product, day);
        if (faults.length > 0) return envelope(206, {}, faults);
        const claim: Claim = {
          id: number(),
          invoice: call.query.get('ConsumerInvoiceNumber') ?? '',
          day,
          dossier,
          documents: new Set(),
          states: ['NOTVALID'],
        };
        claims.set(claim.id, claim);
        effect({ claim: claim.id, dossier });
        return envelope(206, { ClaimId: Number(claim.id) }, missingFiles(claim));
      },
    },
    {
      operation: 'Attachfile',
      method: 'POST',
      path: `${BASE}/Attachfile`,
      reference: ({ query }) => query.get('ClaimId') ?? '',
      facts: ({ query }) => ({ document: query.get('DocumentType') ?? undefined }),
      answer: (call, effect) => {
        const claim = claimOf(call);
        if (claim === undefined) return json(404, { Message: 'Claim introuvable' });
        const { FileContent } = (call.json ?? {}) as { readonly FileContent?: string };
        const type = call.query.get('DocumentType') ?? '';
        if (FileContent === undefined || FileContent === '') return json(400, { Message: 'FileContent est vide' });
        claim.documents.add(type);
        effect({ type, name: call.query.get('FileName'), bytes: Buffer.from(FileContent, 'base64').length });
        const missing = missingFiles(claim);
        return envelope(missing.length > 0 ? 206 : 200, { ClaimId: Number(claim.id) }, missing);
      },
    },
    {
      operation: 'submitclaim',
      method: 'POST',
      path: `${BASE}/submitclaim`,
      reference: ({ query }) => query.get('ClaimId') ?? '',
      facts: (call) => ({ invoice: claimOf(call)?.invoice }),
      answer: (call, effect) => submit(call, effect),
      faulty: (fault, call, effect) => submit(call, effect, fault.kind === 'decide' ? fault : undefined),
    },
    {
      operation: 'GetClaimStatus',
      method: 'GET',
      path: `${BASE}/GetClaimStatus`,
      reference: ({ query }) => query.get('ClaimId') ?? '',
      answer: (call) => {
        const claim = claimOf(call);
        if (claim === undefined) return json(404, { Message: 'Claim introuvable' });
        const [LastStatus, ...rest] = claim.states;
        if (rest.length > 0) claim.states = rest;
        return envelope(200, {
          ClaimId: Number(claim.id),
          LastStatus,
          SupportAmount: { Amount: claim.dossier.Quote?.SupportAmount?.Amount ?? 0, Currency: 'EUR' },
          ...(claim.reason === undefined ? {} : { StatusReason: claim.reason }),
        });
      },
    },
  ];
}

function calculate({ query }: RestCall): SimulatorAnswer {
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const dossier: Dossier = {
    Product: {
      SerialNumber: 'none',
      ...present('ProductId', text('productId')),
      ...present('BrandId', text('brandId')),
      ...present('IRISRepair', text('repairCode')),
      ...present('IRISSymptom', text('iRISSymptom')),
    },
  };
  const product = productOf(dossier);
  if (typeof product === 'string') return json(404, { Message: product });
  const day = text('repairDate') ?? today();
  const [fault] = faultsOf(dossier, product, day);
  if (fault !== undefined) return json(404, { Message: fault.ErrorMessage });
  const reached = Number(text('totalAmountInclVAT')) >= (onDay(product.thresholds, day)?.euros ?? 0);
  return envelope(200, [{ SupportAmount: reached ? (onDay(product.amounts, day)?.euros ?? 0) : 0 }]);
}

function dossierOf({ json: body }: RestCall): Dossier {
  return (body ?? {}) as Dossier;
}

/** The envelope around every answer; with faults, `IsValid` is false. */
function envelope(status: number, data: object, faults: readonly Fault[] = []): SimulatorAnswer {
  const isValid = faults.length === 0;
  const ResponseData = Array.isArray(data)
    ? (data as unknown)
    : { ...data, IsValid: isValid, ...(isValid ? {} : { ValidationErrors: faults }) };
  return json(status, { ResponseStatus: 'S', IsValid: isValid, ResponseMessage: '', ResponseErrorMessage: null, ResponseData });
}

/** Products as printed. `IRISSymtoms` is how the API spells it. */
function products(labels: boolean): readonly object[] {
  return ecologicProducts.map(({ id, name, codes, symptoms }) => ({
    ProductId: id,
    ProductName: name,
    EligibilityStartDate: '2023-01-01T00:00:00',
    EligibilityEndDate: '9999-12-31T00:00:00',
    RepairCodes: codes.map(({ code, label }) => (labels ? { Code: code, Label: label } : code)),
    IRISSymtoms: symptoms.map((code) => (labels ? { Code: code, Label: code } : code)),
  }));
}

function present<Name extends string>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]?: string });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
