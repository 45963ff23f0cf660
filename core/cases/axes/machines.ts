import { decisionMachine } from './decision.ts';
import { logisticsMachine } from './logistics.ts';
import type { Machine } from './machine.ts';
import { moneyMachine } from './money.ts';
import { stateMachine } from './state.ts';

/** The machines of a case: each moves by itself. */
export const machines: readonly Machine[] = [stateMachine, decisionMachine, logisticsMachine, moneyMachine];
