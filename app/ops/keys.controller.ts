import { Controller, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { ApiKeyRecord } from '../../core/spi/ledger/ledger-queries.ts';
import { actorOf } from '../access/actor.ts';
import { readBody } from '../api/read-body.ts';
import { readInstant } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { KeyList, KeyRevoked, KeyView, NewKey } from '../api/views/index.ts';
import { newApiKey } from '../ingress/api-keys.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

const HOUR_MS = 3_600_000;
/** How long the old key works on beside the new one unless told otherwise: a week. */
const OVERLAP_HOURS = 168;

/** API keys of partners. A key is shown once, in the answer that made it. */
@Controller()
export class KeysController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listKeys')
  async list(): Promise<KeyList> {
    return { items: (await this.runtime.ledger.listKeys()).map(viewOf) };
  }

  @Serves('createKey')
  async create(@Req() request: FastifyRequest): Promise<NewKey> {
    const { partner, channels = [], scopes = ['send'], expiresAt } = readBody('KeyRequest', request.body);
    const pack = this.runtime.catalog().partners.get(partner);
    if (pack === undefined) throw hubError('E_REQUEST_INVALID', { reason: 'partner is the name of a partner pack' });
    if (!channels.every((one) => pack.channels.get(one)?.direction === 'in'))
      throw hubError('E_REQUEST_INVALID', { reason: 'channels is a list of inbound channels of the partner' });
    if (scopes.length === 0) throw hubError('E_REQUEST_INVALID', { reason: 'scopes names at least one of send and read' });
    const at = this.runtime.clock.now();
    const expiry = expiresAt === undefined ? undefined : readInstant('expiresAt', expiresAt);
    if (expiry !== undefined && expiry <= at)
      throw hubError('E_REQUEST_INVALID', { reason: 'expiresAt is to come: this key would never work' });
    const { key, record } = newApiKey(pack.name, channels, at, expiry, { scopes: [...new Set(scopes)] });
    await this.#record(request, 'key.created', record);
    await this.runtime.ledger.addKey(record);
    return shown(key, record);
  }

  @Serves('rotateKey')
  async rotate(@Param('prefix') prefix: string, @Req() request: FastifyRequest): Promise<NewKey> {
    const { overlapHours = OVERLAP_HOURS } = readBody('RotateRequest', request.body);
    const at = this.runtime.clock.now();
    const known = await this.runtime.ledger.listKeys();
    const old = known.find(
      (one) => one.prefix === prefix && one.revokedAt === undefined && (one.expiresAt === undefined || one.expiresAt > at),
    );
    if (old === undefined) throw hubError('E_NOT_FOUND', { what: 'key', id: prefix.slice(0, 16) });
    if (known.some((one) => one.replaces === prefix && one.revokedAt === undefined))
      throw hubError('E_STATE_CONFLICT', { what: 'API key', id: prefix, state: 'replaced already', action: 'rotated again' });
    // The new key runs out when the old one would have: rotating gives no more than there was.
    const { key, record } = newApiKey(old.partner, old.channels, at, old.expiresAt, { scopes: old.scopes, replaces: prefix });
    await this.#record(request, 'key.rotated', record, { replaces: prefix, overlapHours });
    if (!(await this.runtime.ledger.replaceKey(record, new Date(at.getTime() + overlapHours * HOUR_MS))))
      throw hubError('E_STATE_CONFLICT', { what: 'API key', id: prefix, state: 'ended meanwhile', action: 'rotated' });
    return shown(key, record);
  }

  @Serves('revokeKey')
  async revoke(@Param('prefix') prefix: string, @Req() request: FastifyRequest): Promise<KeyRevoked> {
    const { ledger, clock } = this.runtime;
    const key = (await ledger.listKeys()).find((one) => one.prefix === prefix && one.revokedAt === undefined);
    if (key === undefined) throw hubError('E_NOT_FOUND', { what: 'key', id: prefix.slice(0, 16) });
    await this.#record(request, 'key.revoked', key);
    return { prefix, revoked: await ledger.revokeKey(prefix, clock.now()) };
  }

  #record(
    request: FastifyRequest,
    action: string,
    { prefix, partner, scopes }: ApiKeyRecord,
    more: Readonly<Record<string, string | number>> = {},
  ): Promise<void> {
    const details = { partner, scopes: scopes.join(' '), ...more };
    return this.runtime.ledger.recordDeed({
      at: this.runtime.clock.now(),
      actor: actorOf(request),
      action,
      subject: `key ${prefix}`,
      details,
    });
  }
}

function shown(key: string, { prefix, partner, channels, scopes, expiresAt }: ApiKeyRecord): NewKey {
  return { key, prefix, partner, channels, scopes, ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }) };
}

function viewOf({ hash: _hash, createdAt, expiresAt, revokedAt, lastUsedAt, ...key }: ApiKeyRecord): KeyView {
  return {
    ...key,
    createdAt: createdAt.toISOString(),
    ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
    ...(revokedAt === undefined ? {} : { revokedAt: revokedAt.toISOString() }),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: lastUsedAt.toISOString() }),
  };
}
