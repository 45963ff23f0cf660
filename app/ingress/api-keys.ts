import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { ApiKeyRecord, ApiKeys } from '../../core/spi/ledger/ledger-queries.ts';

/** How long a looked-up key is trusted before the ledger is asked again: a revoked key works this much longer, in milliseconds. */
const TRUST_MS = 5_000;
const MAX_REMEMBERED = 10_000;

/** A new key: shown once, kept as its hash only. */
export interface NewKey {
  readonly key: string;
  readonly record: ApiKeyRecord;
}

/** What a new key may be beside the usual. */
export type KeyTerms = Partial<Pick<ApiKeyRecord, 'scopes' | 'replaces'>>;

/** Makes a key of 192 random bits for a partner, for some of its channels or for all.
 *  @param channels channel names without the partner; empty means all
 *  @param terms its scopes, `send` unless told otherwise, and the key that it replaces */
export function newApiKey(partner: string, channels: readonly string[], createdAt: Date, expiresAt?: Date, terms: KeyTerms = {}): NewKey {
  const key = `rk_${randomBytes(24).toString('base64url')}`;
  const record = {
    prefix: key.slice(0, 11),
    hash: hashOf(key),
    partner,
    channels,
    scopes: terms.scopes ?? (['send'] as const),
    createdAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(terms.replaces === undefined ? {} : { replaces: terms.replaces }),
  };
  return { key, record };
}

/** Checks keys against the ledger, and remembers the answers for a few seconds. */
export class KeyRing {
  readonly #ledger: ApiKeys;
  readonly #clock: Clock;
  readonly #remembered = new Map<string, { readonly record: ApiKeyRecord | undefined; readonly until: number }>();
  readonly #asking = new Map<string, Promise<ApiKeyRecord | undefined>>();

  constructor(ledger: ApiKeys, clock: Clock) {
    this.#ledger = ledger;
    this.#clock = clock;
  }

  /** Settles if the key opens the channel.
   *  @throws E_KEY_WRONG for an unknown, revoked or expired key, one of another partner or channel, or one that may not send */
  async check(key: string, partner: string, channel: string): Promise<void> {
    const record = await this.find(key);
    const mayGo = record?.partner === partner && (record.channels.length === 0 || record.channels.includes(channel));
    if (!mayGo || !record.scopes.includes('send')) throw hubError('E_KEY_WRONG', { channel: `${partner}/${channel}` });
  }

  /** The record of a key that works: neither unknown nor revoked nor expired. */
  async find(key: string): Promise<ApiKeyRecord | undefined> {
    const record = await this.#find(hashOf(key));
    if (record === undefined || record.revokedAt !== undefined) return undefined;
    return record.expiresAt === undefined || record.expiresAt > this.#clock.now() ? record : undefined;
  }

  async #find(hash: string): Promise<ApiKeyRecord | undefined> {
    const now = this.#clock.now().getTime();
    const remembered = this.#remembered.get(hash);
    if (remembered !== undefined && remembered.until > now) return remembered.record;
    // Under load many callers find that the trust has ended: one question serves all of them.
    const asking = this.#asking.get(hash) ?? this.#ask(hash, now).finally(() => this.#asking.delete(hash));
    this.#asking.set(hash, asking);
    return asking;
  }

  async #ask(hash: string, now: number): Promise<ApiKeyRecord | undefined> {
    const record = await this.#ledger.findKey(hash);
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    if (record !== undefined) this.#remembered.set(hash, { record, until: now + TRUST_MS });
    return record;
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
