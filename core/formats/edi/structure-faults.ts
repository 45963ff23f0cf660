import type { Position } from '../../kernel/position.ts';
import type { Report } from './faults.ts';
import type { NodeSpec } from './structure.ts';

/** Reports a mandatory segment or group that is not there. */
export function reportMissing({ key, tag, group }: NodeSpec, at: Position, report: Report): void {
  if (group === undefined) report('E_EDI_SEGMENT_MISSING', { tag }, at);
  else report('E_EDI_GROUP_MISSING', { group: key, tag }, at);
}

/** Reports a segment or group that comes more often than its place allows. */
export function reportRepeats({ key, tag, max, group }: NodeSpec, at: Position, report: Report): void {
  if (group === undefined) report('E_EDI_SEGMENT_REPEATS', { tag, max }, at);
  else report('E_EDI_GROUP_REPEATS', { group: key, tag, max }, at);
}
