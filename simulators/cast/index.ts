import { claims } from './claims.ts';
import { crm } from './crm.ts';
import { expressCarriers } from './express-carriers.ts';
import { eco } from './eco.ts';
import type { Part, PartnerGroup } from './group.ts';
import { relayCarriers } from './relay-carriers.ts';
import { returns } from './returns.ts';
import { tradeIns } from './trade-ins.ts';
/** Every group of partners, by name. */
export const cast = { returns, expressCarriers, relayCarriers, claims, eco, tradeIns } as const satisfies Readonly<Record<string, Part<PartnerGroup>>>;
import { shops } from './shops.ts';
export const cast = { returns, expressCarriers, shops, crm } as const satisfies Readonly<Record<string, Part<PartnerGroup>>>;

/** What {@link cast} starts. */
export type PartnerGroups = { readonly [Name in keyof typeof cast]: Awaited<ReturnType<(typeof cast)[Name]['start']>> };
