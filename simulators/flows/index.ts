import type { Flow } from './flow.ts';
import { returnFlows } from './returns.ts';
import { tradeInFaultFlows } from './trade-in-faults.ts';
import { tradeInFlows } from './trade-ins.ts';

/** Every flow, in the order in which they are shown. */
export const flows: readonly Flow[] = [...returnFlows, ...tradeInFlows, ...tradeInFaultFlows];
