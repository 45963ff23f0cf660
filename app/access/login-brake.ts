import { hubError } from '../../core/kernel/errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { sha256Hex } from './secrets.ts';

const SECOND_MS = 1_000;
/** An address from which a login was good is known so long, in milliseconds. */
const KNOWN_FOR_MS = 30 * 24 * 3_600_000;

/** Before the `free`th failure there is no wait; then it doubles with each, up to `mostS` seconds. */
const doubling =
  (free: number, mostS: number) =>
  (failures: number): number =>
    failures < free ? 0 : Math.min(2 ** (failures - free), mostS) * SECOND_MS;

/** One login from one address. */
const ofBoth = doubling(4, 300);
/** All logins from one address. */
const ofAddress = doubling(20, 60);
/** One login from all addresses where it was never good: many addresses share what one would have. Short beside what one address waits:
 *  a stranger at one address keeps the login busy for a small part of the time only. */
const ofLogin = doubling(20, 10);

type Parts = Pick<Runtime, 'ledger' | 'clock'>;

/** Slows guessing down. Nobody is locked out: whoever keeps a login busy from elsewhere does not keep its owner from logging in where
 *  the owner logged in during the last 30 days, and takes some seconds of every five minutes from whoever comes from a new address. */
export class LoginBrake {
  readonly #parts: Parts;
  readonly #both: string;
  readonly #address: string;
  readonly #login: string;
  readonly #known: string;
  /** What was counted beside this login from this address, to be taken back if it is good. */
  readonly #counted: string[] = [];

  /** @param ip from which the request comes */
  constructor(parts: Parts, login: string, ip: string) {
    this.#parts = parts;
    const address = addressOf(ip);
    const key = (kind: string, ...words: string[]) => sha256Hex([kind, ...words].join('\n'));
    const name = login.toLowerCase();
    this.#both = key('both', name, address);
    this.#address = key('address', address);
    this.#login = key('login', name);
    this.#known = key('known', name, address);
  }

  /** Before the password is looked at.
   *  @throws E_LOGIN_SLOW */
  async before(): Promise<void> {
    const { ledger, clock } = this.#parts;
    const now = clock.now();
    const known = await ledger.wasGoodLogin(this.#known, now);
    const shared = known
      ? []
      : ([
          [this.#address, ofAddress],
          [this.#login, ofLogin],
        ] as const);
    // What has to wait is not counted further on: it would keep others waiting for what was never tried.
    for (const [key, waitMs] of [[this.#both, ofBoth] as const, ...shared]) {
      const wait = await ledger.countLogin(key, now, waitMs);
      if (wait > 0) throw hubError('E_LOGIN_SLOW', { seconds: Math.ceil(wait / SECOND_MS) });
      if (key !== this.#both) this.#counted.push(key);
    }
  }

  /** After a good login. */
  async good(): Promise<void> {
    const { ledger, clock } = this.#parts;
    await ledger.forgetLogins(this.#both);
    for (const key of this.#counted) await ledger.takeBackLogin(key);
    await ledger.noteGoodLogin(this.#known, new Date(clock.now().getTime() + KNOWN_FOR_MS));
  }
}

/** The address as it is counted. Of IPv6 the first 64 bits: one host has all addresses of such a network (RFC 4291, section 2.5.1). An
 *  IPv4 address in the clothes of IPv6 counts as what it is. */
export function addressOf(ip: string): string {
  const [, four] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (four !== undefined) return four;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = (ip.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? 0 : tail.split(':').length;
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(tail ?? '').split(':')];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
