import type { PartnerGroup } from './group.ts';
import { startReturnsPartners } from './returns.ts';

/** Every group of partners of the demo, by name. */
export const starters = {
  returns: startReturnsPartners,
} as const satisfies Readonly<Record<string, () => Promise<PartnerGroup>>>;

/** What {@link starters} start. */
export type PartnerGroups = { readonly [Name in keyof typeof starters]: Awaited<ReturnType<(typeof starters)[Name]>> };
