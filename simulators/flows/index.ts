import { chronopostFlows } from './express-chronopost.ts';
import { dpdFlows } from './express-dpd.ts';
import { laPosteFlows } from './express-la-poste.ts';
import type { Flow } from './flow.ts';
import { haulierFlows } from './haulier.ts';
import { relayFlows } from './relay-carriers.ts';
import { edifactRetailFlows } from './retail-edifact.ts';
import { x12RetailFlows } from './retail-x12.ts';
import { returnFlows } from './returns.ts';

/** Every flow, in the order in which they are shown. */
export const flows: readonly Flow[] = [
  ...returnFlows,
  ...chronopostFlows,
  ...dpdFlows,
  ...laPosteFlows,
  ...relayFlows,
  ...haulierFlows,
  ...edifactRetailFlows,
  ...x12RetailFlows,
];
