import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';
import { cdar, type InvoiceStatus } from './cdar.ts';
import { faultOf } from './cdar-rules.ts';

/** `pending`: the flow is not looked at yet, for so many questions. */
export type InvoicePlatformFault = { readonly kind: 'pending'; readonly questions: number };

export interface InvoicePlatformOptions {
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Items on a page of a search; default 100. */
  readonly page?: number;
  readonly faults?: readonly FaultRule<InvoicePlatformFault | CommonFault>[];
  readonly now?: () => Date;
}

/** A platform for French e-invoices: the Flow Service of XP Z12-013, for statuses (CDAR). Facts of faults: `operation` (`token`, `post`,
 *  `search`, `get`), `reference` (trackingId or flowId). Effects: `post TRACKING-ID`. */
export interface InvoicePlatform extends RestPartner<InvoicePlatformFault | CommonFault> {
  readonly tokenUrl: string;
  readonly clientSecret: string;
  /** Somebody says this of an invoice: a flow that comes in. The same status twice is two flows. */
  tell(status: InvoiceStatus): void;
  /** What was said through the platform, that was good: texts with all of these parts, oldest first. */
  sent(...parts: readonly string[]): readonly string[];
}

interface Flow {
  readonly flowId: string;
  readonly direction: 'In' | 'Out';
  readonly trackingId?: string;
  readonly text: string;
  readonly submittedAt: string;
  readonly acknowledgement: object;
  pending: number;
}

const TOKEN = 'invoice-platform-token';

/** Starts the platform. */
export async function startInvoicePlatform(options: InvoicePlatformOptions = {}): Promise<InvoicePlatform> {
  const { clientId = 'relais', clientSecret = 'invoice-platform-secret', page = 100 } = options;
  const now = options.now ?? (() => new Date());
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const flows: Flow[] = [];
  let last = 0;
  /** Later than every other one: a search asks for what came after. */
  const instant = (): string => {
    last = Math.max(now().getTime(), last + 1);
    return new Date(last).toISOString();
  };
  const keep = (flow: Omit<Flow, 'flowId' | 'submittedAt'>): Flow => {
    const kept = { ...flow, flowId: `flow-${flows.length + 1}`, submittedAt: instant() };
    flows.push(kept);
    return kept;
  };

  const post = async (call: RestCall, effect: () => void, pending = 0) => {
    const form = await formOf(call);
    const [about, file] = [form?.get('flowInfo'), form?.get('file')];
    if (typeof about !== 'string' || !(file instanceof File)) return error(400, 'MISSING_REQUIRED_FIELD');
    const { flowSyntax, name, trackingId } = JSON.parse(about) as Record<string, string>;
    if (flowSyntax !== 'CDAR' || name === undefined) return error(422, 'UNPROCESSABLE_ENTITY');
    const text = await file.text();
    const isKnown = flows.some((each) => each.direction === 'Out' && each.trackingId === trackingId);
    const fault = isKnown ? { reasonCode: 'AlreadyExistingFlow', item: trackingId ?? '' } : faultOf(text);
    const acknowledgement =
      fault === undefined
        ? { status: 'Ok' }
        : { status: 'Error', details: [{ level: 'Error', ...fault, reasonMessage: `The flow is refused: ${fault.reasonCode}.` }] };
    if (fault === undefined) effect();
    const { flowId, submittedAt } = keep({
      ...{ direction: 'Out', text, acknowledgement, pending },
      ...(trackingId === undefined ? {} : { trackingId }),
    });
    return json(202, { flowId, submittedAt, trackingId, name, flowSyntax });
  };

  const partner = await startRestPartner<InvoicePlatformFault>(
    options,
    [
      {
        operation: 'token',
        method: 'POST',
        path: '/token',
        answer: ({ headers }) =>
          headers['authorization'] === basic
            ? json(200, { access_token: TOKEN, token_type: 'Bearer', expires_in: 600 })
            : json(401, { error: 'invalid_client' }),
      },
      {
        operation: 'post',
        method: 'POST',
        path: '/v1/flows',
        reference: ({ body }) => /"trackingId":"([^"]*)"/.exec(body.toString('utf8'))?.[1] ?? '',
        answer: (call, effect) => post(call, effect),
        faulty: ({ questions }, call, effect) => post(call, effect, questions),
      },
      {
        operation: 'search',
        method: 'POST',
        path: '/v1/flows/search',
        answer: ({ json: body }) => {
          const { where, cursor } = (body ?? {}) as { readonly where?: Record<string, string | string[]>; readonly cursor?: string };
          if (where === undefined) return error(400, 'MISSING_REQUIRED_FIELD');
          const after = String(where['updatedAfter'] ?? '');
          const found = flows.filter(({ direction, submittedAt }) => direction === 'In' && Date.parse(submittedAt) > Date.parse(after));
          const from = Number(cursor ?? 0);
          const more = found.length > from + page ? { nextCursor: String(from + page) } : {};
          return json(200, { limit: page, ...more, filters: where, results: found.slice(from, from + page).map(described) });
        },
      },
      {
        operation: 'get',
        method: 'GET',
        path: '/v1/flows/{flowId}',
        reference: ({ params }) => params['flowId'] ?? '',
        answer: ({ params, query }) => {
          const flow = flows.find(({ flowId }) => flowId === params['flowId']);
          if (flow === undefined) return error(404, 'MISSING_RESOURCE');
          if (query.get('docType') === 'Original')
            return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: flow.text };
          const answer = described(flow);
          flow.pending = Math.max(0, flow.pending - 1);
          return json(200, answer);
        },
      },
    ],
    (call) => (call.path === '/token' || call.headers['authorization'] === `Bearer ${TOKEN}` ? undefined : error(401, 'MISSING_TOKEN')),
  );
  return {
    ...partner,
    tokenUrl: `${partner.origin}/token`,
    clientSecret,
    tell: (status) => void keep({ direction: 'In', text: cdar(status), acknowledgement: { status: 'Ok' }, pending: 0 }),
    sent: (...parts) =>
      flows.flatMap(({ direction, text, acknowledgement }) =>
        direction === 'Out' && 'status' in acknowledgement && acknowledgement.status === 'Ok' && parts.every((part) => text.includes(part))
          ? [text]
          : [],
      ),
  };
}

function described({ flowId, direction, trackingId, submittedAt, acknowledgement, pending }: Flow): object {
  return {
    ...{ flowId, trackingId, submittedAt, updatedAt: submittedAt, name: `${flowId}.xml`, flowSyntax: 'CDAR', processingRule: 'B2B' },
    ...{ flowProfile: 'Undefined', flowType: 'CustomerInvoiceLC', flowDirection: direction, processingRuleSource: 'Computed' },
    acknowledgement: pending > 0 ? { status: 'Pending' } : acknowledgement,
  };
}

function formOf({ headers, body }: RestCall): Promise<FormData | undefined> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } })
    .formData()
    .catch(() => undefined);
}

function error(status: number, errorCode: string) {
  return json(status, { errorCode, errorMessage: null });
}
