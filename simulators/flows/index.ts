import { crmFlows } from './crm.ts';
import { chronopostFlows } from './express-chronopost.ts';
import { dpdFlows } from './express-dpd.ts';
import { laPosteFlows } from './express-la-poste.ts';
import type { Flow } from './flow.ts';
import { returnFlows } from './returns.ts';
import { shopFlows } from './shops.ts';

/** Every flow, in the order in which they are shown. */
export const flows: readonly Flow[] = [...returnFlows, ...chronopostFlows, ...dpdFlows, ...laPosteFlows, ...shopFlows, ...crmFlows];
