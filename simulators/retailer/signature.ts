import { createHmac, timingSafeEqual } from 'node:crypto';

/** Five minutes either way, as Standard Webhooks' own libraries have it. */
const TOLERANCE_S = 300;

/** Is the request signed by Standard Webhooks 1.0.0 ("Verifying signatures")? One good `v1` signature of several is enough.
 *  @param secret `whsec_` and base64 */
export function isSigned(
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer },
  secret: string,
  now: Date,
): boolean {
  const id = request.headers['webhook-id'];
  const timestamp = request.headers['webhook-timestamp'];
  const signatures = request.headers['webhook-signature'];
  if (id === undefined || timestamp === undefined || signatures === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const good = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(request.body).digest();
  return signatures.split(' ').some((signature) => {
    const given = signature.startsWith('v1,') ? Buffer.from(signature.slice(3), 'base64') : Buffer.alloc(0);
    return given.length === good.length && timingSafeEqual(given, good);
  });
}

/** The headers of a webhook signed by Standard Webhooks 1.0.0 (`v1`).
 *  @param secret `whsec_` and base64 */
export function signed(secret: string, id: string, body: string, at: Date): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
