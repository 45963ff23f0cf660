import { claimFlows } from './claims.ts';
import { crmFlows } from './crm.ts';
import { chronopostFlows } from './express-chronopost.ts';
import { dpdFlows } from './express-dpd.ts';
import { laPosteFlows } from './express-la-poste.ts';
import { ecoFlows } from './eco.ts';
import type { Flow } from './flow.ts';
import { haulierFlows } from './haulier.ts';
import { relayFlows } from './relay-carriers.ts';
import { returnFlows } from './returns.ts';
import { tradeInFaultFlows } from './trade-in-faults.ts';
import { tradeInFlows } from './trade-ins.ts';
/** Every flow, in the order in which they are shown. */
export const flows: readonly Flow[] = [...returnFlows, ...chronopostFlows, ...dpdFlows, ...laPosteFlows, ...relayFlows, ...haulierFlows, ...claimFlows, ...ecoFlows, ...tradeInFlows, ...tradeInFaultFlows];
import { shopFlows } from './shops.ts';
export const flows: readonly Flow[] = [...returnFlows, ...chronopostFlows, ...dpdFlows, ...laPosteFlows, ...shopFlows, ...crmFlows];
