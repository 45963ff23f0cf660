import { ecoFlows } from './eco.ts';
import type { Flow } from './flow.ts';
import { returnFlows } from './returns.ts';

/** Every flow, in the order in which they are shown. */
export const flows: readonly Flow[] = [...returnFlows, ...ecoFlows];
