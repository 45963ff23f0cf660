import type { Flow } from './flow.ts';
import { edifactRetailFlows } from './retail-edifact.ts';
import { x12RetailFlows } from './retail-x12.ts';
import { returnFlows } from './returns.ts';

/** Every flow, in the order in which they are shown. */
export const flows: readonly Flow[] = [...returnFlows, ...edifactRetailFlows, ...x12RetailFlows];
