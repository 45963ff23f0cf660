import { Controller, Inject, Query } from '@nestjs/common';
import { hubError } from '../../core/kernel/errors.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { AuditPage, AuditVerified, LedgerVerified } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

/** What people did and looked at; and whether the ledger is whole. */
@Controller()
export class AuditController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listAudit')
  async list(@Query() query: unknown): Promise<AuditPage> {
    const { items, ...more } = await this.runtime.ledger.deeds(readQuery('listAudit', query));
    return { items: items.map((item) => ({ ...item, at: item.at.toISOString() })), ...more };
  }

  @Serves('verifyAudit')
  async verify(@Query() query: unknown): Promise<AuditVerified> {
    const { number, hash } = readQuery('verifyAudit', query);
    if ((number === undefined) !== (hash === undefined)) throw hubError('E_REQUEST_INVALID', { reason: 'number and hash belong together' });
    const verified = await this.runtime.ledger.verifyDeeds(number === undefined || hash === undefined ? undefined : { number, hash });
    return { ...verified, intact: verified.brokenAt === undefined };
  }

  @Serves('verifyLedger')
  verifyLedger(@Query() query: unknown): Promise<LedgerVerified> {
    return this.runtime.ledger.checkLedger(readQuery('verifyLedger', query).cursor);
  }
}
