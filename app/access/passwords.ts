import { randomBytes } from 'node:crypto';
import { argon2id, hash, verify } from 'argon2';
import Bottleneck from 'bottleneck';
import { hubError } from '../../core/kernel/errors.ts';

/** Argon2id as OWASP's Password Storage Cheat Sheet asks for it at least: 19 MiB, two passes, one lane. */
const PARAMETERS = { type: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;
/** Fewest characters of a password. */
export const SHORTEST_PASSWORD = 12;
/** How many hashes are made at once, in threads of the process; others wait. */
const AT_ONCE = 2;
const MAX_WAITING = 40;

const turns = new Bottleneck({ maxConcurrent: AT_ONCE, highWater: MAX_WAITING, strategy: Bottleneck.strategy.OVERFLOW });
/** The hash of something that nobody knows: compared with where there is no account, so that this takes as long as a wrong password. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$5XrOz1LbNCyS1ZTj5r7mjA$gOozWWDXbVNot2hK70QlUqRxKBg1MgpgkuzC1XMoz6o';

/** The encoded hash of a password: parameters, salt and hash in one text.
 *  @throws E_NOT_READY too many wait already */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, PARAMETERS));
}

/** Does the password fit? Without a hash it never does, after the same work.
 *  @throws E_NOT_READY too many wait already */
export async function passwordFits(password: string, encoded: string | undefined): Promise<boolean> {
  const fits = await inTurn(() => verify(encoded ?? NOBODYS, password));
  return encoded !== undefined && fits;
}

/** Refuses passwords that are easily guessed.
 *  @throws E_PASSWORD_WEAK */
export function refuseWeak(password: string, login: string): void {
  const weak = (reason: string) => hubError('E_PASSWORD_WEAK', { reason });
  if ([...password].length < SHORTEST_PASSWORD) throw weak(`it has fewer than ${SHORTEST_PASSWORD} characters`);
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) throw weak('it repeats few characters');
  if (plain.includes(login.toLowerCase()) && plain.length - login.length < SHORTEST_PASSWORD) throw weak('it is the login, or little more');
}

/** A first password: 100 random bits, in groups that can be read out. */
export function firstPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const picked = [...randomBytes(64)].filter((byte) => byte < 248).slice(0, 20);
  const text = picked.map((byte) => letters[byte % letters.length]).join('');
  return text.replaceAll(/(.{5})(?=.)/g, '$1-');
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await turns.schedule(work);
  } catch (cause) {
    if (cause instanceof Bottleneck.BottleneckError) throw hubError('E_NOT_READY', { reason: 'too many people are logging in' }, { cause });
    throw cause;
  }
}
