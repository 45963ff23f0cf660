import type { Scenario } from '../scenario.ts';
import { accept } from './accept.ts';
import { backlog, backlogRabbit } from './backlog.ts';
import { edifactIn } from './edifact-in.ts';
import { endToEnd, endToEndRabbit } from './end-to-end.ts';
import { growth } from './growth.ts';
import { isolation } from './isolation.ts';
import { ledgerCost, ledgerCostRabbit } from './ledger-cost.ts';
import { lists } from './lists.ts';
import { mapping } from './mapping.ts';
import { memory } from './memory.ts';
import { parse } from './parse.ts';

/** All scenarios, in the order in which they are run; those by name only last. */
export const scenarios: readonly Scenario[] = [
  accept,
  endToEnd,
  endToEndRabbit,
  edifactIn,
  mapping,
  parse,
  isolation,
  backlog,
  backlogRabbit,
  memory,
  ledgerCost,
  ledgerCostRabbit,
  growth,
  lists,
];
