import { hubError } from '../../core/kernel/errors.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { sha256Hex } from './secrets.ts';

const SECOND_MS = 1_000;
/** An address from which a login was good is known so long, in milliseconds. */
const KNOWN_FOR_MS = 30 * 24 * 3_600_000;

/** After `free` failures the wait doubles with each, up to `mostS` seconds. */
const doubling =
  (free: number, mostS: number) =>
  (failures: number): number =>
    failures < free ? 0 : Math.min(2 ** (failures - free), mostS) * SECOND_MS;

/** One login from one address. */
const ofBoth = doubling(4, 60);
/** All logins from one address. */
const ofAddress = doubling(20, 60);
/** One login from all addresses where it was never good: many addresses share what one would have. */
const ofLogin = doubling(20, 60);

type Parts = Pick<Runtime, 'ledger' | 'clock'>;

/** Slows guessing down. Nobody is locked out: whoever keeps a login busy from elsewhere does not keep its owner from logging in where
 *  the owner logged in during the last 30 days, and delays others by a minute at most. */
export class LoginBrake {
  readonly #parts: Parts;
  readonly #both: string;
  readonly #address: string;
  readonly #login: string;
  readonly #known: string;

  constructor(parts: Parts, login: string, address: string) {
    this.#parts = parts;
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
    const waits = [
      await ledger.countLogin(this.#both, now, ofBoth),
      await ledger.countLogin(this.#address, now, ofAddress),
      known ? 0 : await ledger.countLogin(this.#login, now, ofLogin),
    ];
    const wait = Math.max(...waits);
    if (wait > 0) throw hubError('E_LOGIN_SLOW', { seconds: Math.ceil(wait / SECOND_MS) });
  }

  /** After a good login. */
  async good(): Promise<void> {
    const { ledger, clock } = this.#parts;
    await ledger.forgetLogins(this.#both);
    await ledger.takeBackLogin(this.#address);
    await ledger.takeBackLogin(this.#login);
    await ledger.noteGoodLogin(this.#known, new Date(clock.now().getTime() + KNOWN_FOR_MS));
  }
}
