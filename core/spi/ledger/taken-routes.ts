import type { CaseId, MessageId } from '../../kernel/ids.ts';

/** A route with `once: case`, taken in a case. One (case, route) is taken once, whichever workers try. */
export interface TakenRoute {
  readonly caseId: CaseId;
  readonly route: string;
  /** The message that took it before, and that is replayed by the one that takes it now. */
  readonly takenOver?: MessageId;
}

/** Who took a route in a case. */
export interface RouteTaken {
  readonly by: MessageId;
  /** Is this message, or what caused it, a replay of that one, or of what caused that one? Then it takes the route over: a replay does
   *  again all that the first time did. */
  readonly isReplayed: boolean;
}
