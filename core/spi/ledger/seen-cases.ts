import type { CaseId } from '../../kernel/ids.ts';

/** A case that the routing of a message went by, as it was when it was looked at. What another message brought to it since may lead
 *  elsewhere. */
export interface SeenCase {
  readonly caseId: CaseId;
  /** How many of its canonical messages were seen. */
  readonly events: number;
}
