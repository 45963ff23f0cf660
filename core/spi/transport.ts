/** A queue of work: `process` for received messages, `deliver:<partner>/<channel>` for one outbound channel. */
export type QueueName = 'process' | `deliver:${string}`;

/** What travels: never content, only the names of rows in the ledger. Small, tagged, versioned. */
export interface Work {
  readonly v: 1;
  readonly queue: QueueName;
  /** Message ids on `process`, delivery ids on `deliver:*`. */
  readonly ids: readonly string[];
}

/** Does one piece of work. Settles when the ledger has committed what came of every id.
 *  Throwing leaves the work claimed until its lease ends; then it is rung again.
 *  @param letGo says of ids of this work that the handler has them no more, though it goes on with others: they are handed
 *    over again when they are rung again. An id that is in hand is not handed over a second time. */
export type WorkHandler = (work: Work, signal: AbortSignal, letGo?: LetGo) => Promise<void>;

/** Says that a handler has these ids no more. */
export type LetGo = (ids: readonly string[]) => void;

/** A standing wish for work. */
export interface Subscription {
  readonly queue: QueueName;
  /** How many ids may be in hand at once. */
  readonly prefetch: number;
  readonly handler: WorkHandler;
}

/** Can the transport do its work? */
export interface TransportHealth {
  /** `degraded`: work is late but goes on, since the ledger keeps it. `down`: no work will be carried any more. */
  readonly state: 'up' | 'degraded' | 'down';
  /** Why it is not up, in words for an operator. */
  readonly reason?: string;
}

/** Figures since the start, of this process only; ids, not bells, unless it says otherwise. */
export interface TransportStats {
  /** Rung by the hub. */
  readonly rung: number;
  /** Rung from the ledger: never rung before, lost, left behind by a dead worker, or on its last hop. */
  readonly rungAgain: number;
  /** Rung, but not taken by the broker; the ledger rings them again. */
  readonly dropped: number;
  /** Handed to handlers. */
  readonly delivered: number;
  /** Handed to handlers that threw. */
  readonly failed: number;
  /** With handlers at this moment. */
  readonly inHand: number;
  /** Connections made again after a loss. */
  readonly reconnects: number;
}

/** Carries work to workers. The ledger is the truth, the transport a doorbell: work is rung after its commit,
 *  and what is never rung, lost, or held by a dead worker is rung again from the ledger within the lease.
 *  At least once, and some ids twice; the ledger's lease decides who really has it. */
export interface Transport {
  /** Says that work was committed and is due now, or after `delayMs`. A failure is logged, never thrown: the ledger rings again. */
  ring(work: Work, delayMs?: number): void;
  /** Begins to receive; may be called for several queues, once each. */
  subscribe(subscription: Subscription): Promise<void>;
  /** Takes no more work of this queue until {@link Transport.resume}; what is in hand goes on. Without effect when not subscribed. */
  pause(queue: QueueName): void;
  resume(queue: QueueName): void;
  health(): TransportHealth;
  stats(): TransportStats;
  /** Takes no new work, waits up to `timeoutMs` for work in hand, then aborts it. */
  close(timeoutMs: number): Promise<void>;
}
