import { crm } from './crm.ts';
import { expressCarriers } from './express-carriers.ts';
import type { Part, PartnerGroup } from './group.ts';
import { returns } from './returns.ts';
import { shops } from './shops.ts';

/** Every group of partners, by name. */
export const cast = { returns, expressCarriers, shops, crm } as const satisfies Readonly<Record<string, Part<PartnerGroup>>>;

/** What {@link cast} starts. */
export type PartnerGroups = { readonly [Name in keyof typeof cast]: Awaited<ReturnType<(typeof cast)[Name]['start']>> };
