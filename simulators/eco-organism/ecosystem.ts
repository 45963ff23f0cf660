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
import { catalogue, ecosystemRepairer } from './ecosystem-catalogue.ts';
import {
  type Claim,
  type ClaimError,
  errorOf,
  missingFiles,
  type NewClaim,
  type RejectReason,
  rejectionOf,
  rejectReasons,
  statuses,
} from './ecosystem-claims.ts';

/** Faults beside the common ones. `reject`, on confirm-claim: the claim will be rejected, whatever the rules say. */
export type EcosystemFault = CommonFault | { readonly kind: 'reject'; readonly code: RejectReason };

export interface Ecosystem extends RestPartner<EcosystemFault> {
  /** Address of the API. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Ends all tokens before their time. */
  expireTokens(): void;
  /** How often somebody logged in. */
  logins(): number;
}

export interface EcosystemOptions extends RestPartnerOptions<EcosystemFault> {
  /** Life of a token, in seconds. @default 3600 */
  readonly tokenLife?: number;
}

/** What the operations have in common. */
interface Desk {
  readonly claims: Map<string, Claim>;
  readonly approved: Claim[];
  /** Presigned addresses: whose file, and of what type. */
  readonly uploads: Map<string, { readonly claim: Claim; readonly type: string }>;
  number(): string;
}

/** An eco-organism in the manner of ecosystem's API for repairers: a token by login, French statuses cut short, a file in a second step to
 *  a presigned address, DELETE only in creation. Facts of a request: `operation`, `reference` (of new_claim the customer's order, later
 *  the claim), of confirm-claim also `order`. A claim moves on each time that its detail is asked for. */
export async function startEcosystem(options: EcosystemOptions = {}): Promise<Ecosystem> {
  const { tokenLife = 3600 } = options;
  const user = 'repar-eco';
  const password = 'ecosystem-demo-password';
  const tokens = new Map<string, number>();
  let logins = 0;
  let last = 0;
  let origin = '';
  const number = (): string => {
    last += 1;
    return String(last).padStart(6, '0');
  };
  const login = ({ json: body }: RestCall): SimulatorAnswer => {
    const { username, password: given } = (body ?? {}) as { readonly username?: string; readonly password?: string };
    if (username !== user || given !== password)
      return failure({ code: 401, status: 'UNAUTHENTICATED', message: 'Identifiants incorrects' });
    logins += 1;
    const token = `token-${number()}`;
    tokens.set(token, Date.now() + tokenLife * 1_000);
    return json(200, { IdToken: token, ExpiresIn: tokenLife, AllowedRepairer: [ecosystemRepairer.RepairerId], isIntermediary: false });
  };
  const desk: Desk = { claims: new Map(), approved: [], uploads: new Map(), number };
  const partner = await startRestPartner<EcosystemFault>(
    options,
    [
      { operation: 'login', method: 'POST', path: '/login', answer: login },
      ...reading(),
      ...claiming(desk, () => origin),
      ...following(desk),
    ],
    ({ path, headers }) => {
      if (path === '/login' || path.startsWith('/storage/')) return undefined;
      const until = tokens.get((headers['authorization'] ?? '').replace(/^Bearer /, '')) ?? 0;
      return until > Date.now() ? undefined : failure({ code: 401, status: 'UNAUTHENTICATED', message: 'Jeton expiré' });
    },
  );
  origin = partner.origin;
  return { ...partner, url: origin, user, password, expireTokens: () => tokens.clear(), logins: () => logins };
}

function reading(): readonly RestOperation<EcosystemFault>[] {
  return [
    { operation: 'catalog', method: 'GET', path: '/catalog', answer: () => json(200, catalogue()) },
    { operation: 'partners', method: 'GET', path: '/partners', answer: () => json(200, { total: 1, results: [ecosystemRepairer] }) },
  ];
}

/** From the new claim to its confirmation. */
function claiming({ claims, approved, uploads, number }: Desk, origin: () => string): readonly RestOperation<EcosystemFault>[] {
  const confirm = (call: RestCall, effect: (detail?: unknown) => void, code?: RejectReason): SimulatorAnswer => {
    const claim = claims.get(call.params['id'] ?? '');
    if (claim === undefined) return notFound();
    const missing = missingFiles(claim);
    if (missing.length > 0) return failure({ code: 400, status: 'MISSING_FILES', message: missing.join(', ') });
    const rejected = code ?? rejectionOf(claim, approved);
    claim.order ??= `SO-${number()}`;
    claim.statuses = rejected === undefined ? [statuses.sent, statuses.approved, statuses.paid] : [statuses.sent, statuses.rejected];
    if (rejected === undefined) approved.push(claim);
    else claim.rejected = rejected;
    effect();
    return json(200, { RequestStatus: statuses.sent, SapServiceOrder: claim.order });
  };

  return [
    {
      operation: 'new_claim',
      method: 'POST',
      path: '/reimbursement-claims/new_claim',
      reference: ({ json: body }) => ((body ?? {}) as NewClaim).PurchaseOrderByCustomer ?? '',
      answer: ({ json: body }, effect) => {
        const given = (body ?? {}) as NewClaim;
        const error = errorOf(given);
        if (error !== undefined) return failure(error);
        const claim: Claim = { id: `RC-${number()}`, given, files: new Map(), statuses: [statuses.creation] };
        claims.set(claim.id, claim);
        effect({ claim: claim.id, given });
        return json(200, { ReimbursementClaimID: claim.id, RequestStatus: statuses.creation });
      },
    },
    {
      operation: 'upload-file',
      method: 'POST',
      path: '/reimbursement-claims/{id}/upload-file',
      reference: ({ params }) => params['id'] ?? '',
      answer: ({ params, json: body }) => {
        const claim = claims.get(params['id'] ?? '');
        if (claim === undefined) return notFound();
        const { FileType: type = '' } = (body ?? {}) as { readonly FileType?: string };
        const signature = number();
        uploads.set(signature, { claim, type });
        return json(200, { url: `${origin()}/storage/${signature}` });
      },
    },
    {
      // The presigned address: no token, the file itself.
      operation: 'storage',
      method: 'PUT',
      path: '/storage/{signature}',
      reference: ({ params }) => uploads.get(params['signature'] ?? '')?.claim.id ?? '',
      answer: ({ params, headers, body }, effect) => {
        const upload = uploads.get(params['signature'] ?? '');
        if (upload === undefined || headers['authorization'] !== undefined) return { status: 403 };
        upload.claim.files.set(upload.type, body);
        effect({ type: upload.type, bytes: body.length });
        return { status: 200 };
      },
    },
    {
      operation: 'confirm-claim',
      method: 'POST',
      path: '/reimbursement-claims/{id}/confirm-claim',
      reference: ({ params }) => params['id'] ?? '',
      facts: ({ params }) => ({ order: claims.get(params['id'] ?? '')?.given.PurchaseOrderByCustomer }),
      answer: (call, effect) => confirm(call, effect),
      faulty: (fault, call, effect) => confirm(call, effect, fault.kind === 'reject' ? fault.code : undefined),
    },
  ];
}

/** What becomes of claims. */
function following({ claims }: Desk): readonly RestOperation<EcosystemFault>[] {
  const view = ({ id, given, statuses: [RequestStatus], order, rejected }: Claim): object => ({
    ReimbursementClaimID: id,
    RequestStatus,
    Bill: given.Bill,
    ...(order === undefined ? {} : { SapServiceOrder: order }),
    ...(RequestStatus === statuses.rejected && rejected !== undefined
      ? { RejectReason: { Code: rejected, Description: rejectReasons[rejected] } }
      : {}),
  });
  return [
    {
      operation: 'claims',
      method: 'GET',
      path: '/reimbursement-claims',
      answer: () => json(200, { total: claims.size, results: [...claims.values()].map(view) }),
    },
    {
      operation: 'claim',
      method: 'GET',
      path: '/reimbursement-claims/{id}',
      reference: ({ params }) => params['id'] ?? '',
      answer: ({ params }) => {
        const claim = claims.get(params['id'] ?? '');
        if (claim === undefined) return notFound();
        const seen = view(claim);
        if (claim.statuses.length > 1) claim.statuses = claim.statuses.slice(1);
        return json(200, seen);
      },
    },
    {
      operation: 'delete',
      method: 'DELETE',
      path: '/reimbursement-claims/{id}',
      reference: ({ params }) => params['id'] ?? '',
      answer: ({ params }, effect) => {
        const claim = claims.get(params['id'] ?? '');
        if (claim === undefined) return notFound();
        if (claim.statuses[0] !== statuses.creation)
          return failure({ code: 409, status: 'NOT_IN_CREATION', message: 'La demande a déjà été envoyée' });
        claim.statuses = [statuses.cancelled];
        effect();
        return json(200, { RequestStatus: statuses.cancelled });
      },
    },
  ];
}

function notFound(): SimulatorAnswer {
  return failure({ code: 404, status: 'NOT_FOUND', message: 'Demande introuvable' });
}

function failure(error: ClaimError): SimulatorAnswer {
  return json(error.code, { error });
}
