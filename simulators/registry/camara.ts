import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';

/** `stale`: the answer is two days old, or as old as is said, in milliseconds; `quota`: 429 QUOTA_EXCEEDED. */
export type CamaraFault = { readonly kind: 'stale'; readonly ageMs?: number } | { readonly kind: 'quota'; readonly retryAfter: number };

export interface CamaraOptions {
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly faults?: readonly FaultRule<CamaraFault | CommonFault>[];
  readonly now?: () => Date;
}

/** An operator's gateway for IMEI fraud checks. Facts of faults: `operation` (`token`, `check-status`), `reference` (the IMEI). */
export interface Camara extends RestPartner<CamaraFault | CommonFault> {
  readonly url: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Reported: the IMEI of the standard's own example. */
const prohibited: Readonly<Record<string, string>> = { '001017000042179': 'stolen' };
/** Devices of these types were never seen in this network. */
const UNKNOWN_TYPE = '35735509';
const STALE_MS = 48 * 3_600_000;
const SCOPE = 'imei-fraud-check:check-status';
const ACCESS_TOKEN = 'camara-access-token';

export async function startCamara(options: CamaraOptions = {}): Promise<Camara> {
  const { clientId = 'relais', clientSecret = 'camara-test-secret' } = options;
  const now = options.now ?? (() => new Date());
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const partner = await startRestPartner<CamaraFault>(options, [
    {
      operation: 'token',
      method: 'POST',
      path: '/oauth2/token',
      answer: ({ headers, body }) => {
        const form = new URLSearchParams(body.toString('utf8'));
        if (headers['authorization'] !== basic) return json(401, { error: 'invalid_client' });
        if (form.get('grant_type') !== 'client_credentials') return json(400, { error: 'unsupported_grant_type' });
        if (form.get('scope') !== SCOPE) return json(400, { error: 'invalid_scope' });
        return json(200, { access_token: ACCESS_TOKEN, token_type: 'Bearer', expires_in: 600, scope: SCOPE });
      },
    },
    {
      operation: 'check-status',
      method: 'POST',
      path: '/imei-fraud-check/vwip/check-status',
      reference: imeiOf,
      answer: (call) => refusal(call) ?? status(call, now()),
      faulty: (fault, call) =>
        fault.kind === 'quota'
          ? error(429, 'QUOTA_EXCEEDED', { 'retry-after': String(fault.retryAfter) })
          : (refusal(call) ?? status(call, new Date(now().getTime() - (fault.ageMs ?? STALE_MS)))),
    },
  ]);
  return { ...partner, url: partner.origin, tokenUrl: `${partner.origin}/oauth2/token`, clientId, clientSecret };
}

function refusal(call: RestCall) {
  const imei = imeiOf(call);
  if (call.headers['authorization'] !== `Bearer ${ACCESS_TOKEN}`) return error(401, 'UNAUTHENTICATED');
  if (!/^\d{15}$/.test(imei)) return error(400, 'INVALID_ARGUMENT');
  return imei.startsWith(UNKNOWN_TYPE) ? error(404, 'IDENTIFIER_NOT_FOUND') : undefined;
}

function status(call: RestCall, at: Date) {
  const imei = imeiOf(call);
  const reason = prohibited[imei];
  const correlator = { 'x-correlator': call.headers['x-correlator'] ?? '' };
  const verdict =
    reason === undefined
      ? { operationalStatus: 'allowed' }
      : { operationalStatus: 'prohibited', prohibitedReason: reason, reportedDate: '2024-05-23T21:48:42.000Z' };
  return json(200, { lastChecked: at.toISOString(), imei, ...verdict }, correlator);
}

function error(code: number, name: string, headers: Readonly<Record<string, string>> = {}) {
  return json(code, { status: code, code: name, message: name.toLowerCase().replaceAll('_', ' ') }, headers);
}

function imeiOf({ json: body }: RestCall): string {
  return String((body as { readonly imei?: unknown } | undefined)?.imei ?? '');
}
