import { Controller, Inject, Param, Query } from '@nestjs/common';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { PartnerView } from '../api/views/index.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { partnerView, scorePeriod } from './partner-view.ts';
import { found } from './request.ts';

/** One partner. */
@Controller()
export class PartnerController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('getPartner')
  show(@Param('partner') name: string, @Query() query: unknown): Promise<PartnerView> {
    const partner = found('partner', name, this.runtime.catalog().partners.get(name));
    return partnerView(this.runtime, partner, scorePeriod(readQuery('getPartner', query), this.runtime.clock.now()));
  }
}
