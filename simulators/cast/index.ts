import { claims } from './claims.ts';
import { crm } from './crm.ts';
import { disputes } from './disputes.ts';
import { eInvoices } from './e-invoices.ts';
import { eco } from './eco.ts';
import { expressCarriers } from './express-carriers.ts';
import type { Part, PartnerGroup } from './group.ts';
import { registries } from './registries.ts';
import { relayCarriers } from './relay-carriers.ts';
import { retailEdi } from './retail-edi.ts';
import { returns } from './returns.ts';
import { shops } from './shops.ts';
import { tradeIns } from './trade-ins.ts';

/** Every group of partners, by name. */
export const cast = {
  returns,
  expressCarriers,
  relayCarriers,
  retailEdi,
  shops,
  claims,
  registries,
  eco,
  tradeIns,
  disputes,
  crm,
  eInvoices,
} as const satisfies Readonly<Record<string, Part<PartnerGroup>>>;

/** What {@link cast} starts. */
export type PartnerGroups = { readonly [Name in keyof typeof cast]: Awaited<ReturnType<(typeof cast)[Name]['start']>> };
