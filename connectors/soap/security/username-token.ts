import { createHash, timingSafeEqual } from 'node:crypto';
import { type HubError, hubError } from '../../../core/kernel/errors.ts';
import type { XmlElement } from '../xml.ts';
import { PASSWORD_DIGEST, TOLERANCE_MS, WSSE, WSU } from './names.ts';

/** Nonces that are remembered at once: more calls than this in ten minutes are too many for one partner. */
const MAX_NONCES = 200_000;

/** What a partner's token must say. */
export interface ExpectedToken {
  readonly username: string;
  readonly password: string;
  /** Is a password in clear refused? */
  readonly digestOnly: boolean;
}

/** What makes a call good for once (nonces, signatures) and was used in this process, each with the call that used it, until its
 *  time is over. */
export class Nonces {
  readonly #used = new Map<string, { readonly call: string; readonly until: number }>();

  /** Notes a nonce by its bytes: base64 can be written in several ways. The same call again, byte for byte, is a repetition and no
   *  replay: the ledger knows it.
   *  @throws HubError `E_SOAP_SECURITY`, `E_NOT_READY` */
  use(what: 'nonce' | 'signature', bytes: Uint8Array, call: string, now: Date): void {
    const nonce = `${what} ${Buffer.from(bytes).toString('base64')}`;
    const known = this.#used.get(nonce);
    if (known !== undefined && known.call !== call && known.until > now.getTime()) throw refused(`its ${what} was used before`);
    for (const [old, { until }] of this.#used) {
      if (until > now.getTime()) break;
      this.#used.delete(old);
    }
    if (known === undefined && this.#used.size >= MAX_NONCES) throw hubError('E_NOT_READY', { reason: 'too many calls at once' });
    this.#used.set(nonce, { call, until: now.getTime() + 2 * TOLERANCE_MS });
  }
}

/** Checks the UsernameToken of a call (UsernameToken Profile 1.0): in clear, or as a digest with nonce and time of creation.
 *  @param call what tells this call from others: the hash of its bytes and of its idempotency key
 *  @throws HubError `E_SOAP_SECURITY` */
export function checkUsernameToken(
  security: XmlElement | undefined,
  expected: ExpectedToken,
  { nonces, call, now }: { readonly nonces: Nonces; readonly call: string; readonly now: Date },
): void {
  const token = childIn(security, WSSE, 'UsernameToken');
  const password = childIn(token, WSSE, 'Password');
  if (token === undefined || password === undefined) throw refused('it has no UsernameToken with a password');
  const nonce = childIn(token, WSSE, 'Nonce')?.text.trim() ?? '';
  const created = childIn(token, WSU, 'Created')?.text.trim() ?? '';
  const digest = password.attributes.get('Type') === PASSWORD_DIGEST;
  if (expected.digestOnly && !digest) throw refused('its password must be sent as a digest');
  if (digest && (nonce === '' || created === '')) throw refused('a digest needs a nonce and the time of its creation');
  if (created !== '' && !isPresent(created, now)) throw refused('its time of creation is not within five minutes of the present');
  const name = childIn(token, WSSE, 'Username')?.text.trim() ?? '';
  const wanted = digest ? digestOf(nonce, created, expected.password) : expected.password;
  const given = digest ? password.text.trim() : password.text;
  if (!same(name, expected.username) || !same(given, wanted)) throw refused('user name or password is wrong');
  if (nonce !== '') nonces.use('nonce', Buffer.from(nonce, 'base64'), call, now);
}

/** Is a time within five minutes of the present? */
export function isPresent(time: string, now: Date): boolean {
  return Math.abs(Date.parse(time) - now.getTime()) <= TOLERANCE_MS;
}

export function refused(reason: string): HubError {
  return hubError('E_SOAP_SECURITY', { reason });
}

export function childIn(element: XmlElement | undefined, uri: string, local: string): XmlElement | undefined {
  return element?.children.find((child) => child.uri === uri && child.local === local);
}

function digestOf(nonce: string, created: string, password: string): string {
  return createHash('sha1').update(Buffer.from(nonce, 'base64')).update(created).update(password).digest('base64');
}

/** Compares without telling by its duration how much was right. */
function same(given: string, expected: string): boolean {
  const hash = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
