import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../core/kernel/clock.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { ApiKeyRecord, ApiKeys } from '../../core/spi/ledger-queries.ts';

/** How long a looked-up key is trusted before the ledger is asked again: a revoked key works this much longer, in milliseconds. */
const TRUST_MS = 5_000;
const MAX_REMEMBERED = 10_000;

/** A new key: shown once, kept as its hash only. */
export interface NewKey {
  readonly key: string;
  readonly record: ApiKeyRecord;
}

/** Makes a key of 192 random bits for a partner, for some of its channels or for all.
 *  @param channels channel names without the partner; empty means all */
export function newApiKey(partner: string, channels: readonly string[], createdAt: Date, expiresAt?: Date): NewKey {
  const key = `rk_${randomBytes(24).toString('base64url')}`;
  const record = {
    prefix: key.slice(0, 11),
    hash: hashOf(key),
    partner,
    channels,
    createdAt,
    ...(expiresAt === undefined ? {} : { expiresAt }),
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
   *  @throws E_KEY_WRONG for an unknown, revoked or expired key, or one of another partner or channel */
  async check(key: string, partner: string, channel: string): Promise<void> {
    const record = await this.#find(hashOf(key));
    const now = this.#clock.now();
    const alive = record !== undefined && record.revokedAt === undefined && (record.expiresAt === undefined || record.expiresAt > now);
    const fits = alive && record.partner === partner && (record.channels.length === 0 || record.channels.includes(channel));
    if (!fits) throw hubError('E_KEY_WRONG', { channel: `${partner}/${channel}` });
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
