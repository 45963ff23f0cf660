import type { Queries } from '../../core/spi/ledger/ledger-queries.ts';
import type { PartnerGroups } from '../cast/index.ts';

/** A hub and partners around it, as a flow sees them.
 *  @typeParam Groups the groups of partners that are there */
export interface Stage<Groups extends keyof PartnerGroups = keyof PartnerGroups> {
  /** The hub's address. */
  readonly url: string;
  /** What the hub knows of its messages and cases. */
  readonly ledger: Queries;
  readonly partners: Pick<PartnerGroups, Groups>;
  /** The API key of a partner, by the name of its pack. */
  keyOf(pack: string): string;
}
