import type { QueueName } from '../transport.ts';

/** A process of the hub, as the others see it. */
export interface HubInstance {
  /** Of this opening of the ledger; new at each start. */
  readonly id: string;
  /** `api`, `worker`, `poller` or `all`. */
  readonly role: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** Channels that it leaves alone for a while, `partner/channel`. */
  readonly openBreakers: readonly string[];
  /** Of the configuration that it works by; empty where it does not say. */
  readonly configHash: string;
}

/** What a process says of itself. */
export type InstanceReport = Omit<HubInstance, 'id'>;

/** What it learns in return. */
export interface Roll {
  /** Those seen lately, itself among them. */
  readonly alive: readonly HubInstance[];
  /** Channels that a person resumed lately. */
  readonly resumed: readonly { readonly channel: string; readonly at: Date }[];
}

/** What a process does while it leads. */
export interface Term {
  /** Called when this process has become the leader. */
  readonly begin: () => void;
  /** Called when it is so no more: another may already have begun. */
  readonly end: () => void;
}

/** Which processes of the hub are alive, and which of them leads. */
export interface Presence {
  /** Says that this process is alive. @param withinMs what counts as lately */
  report(instance: InstanceReport, withinMs: number): Promise<Roll>;
  /** Takes the work out of the hands of processes that were not seen since `before` and whose connection to the ledger has
   *  ended: it is due now. One that only stands still keeps its connection, and its work until the lease ends.
   *  @returns what became due, by queue */
  inheritWork(before: Date, now: Date): Promise<ReadonlyMap<QueueName, readonly string[]>>;
  /** Says that this process ends. */
  leave(): Promise<void>;
  /** Stands for an office that one process at a time holds, for as long as its connection lives; a lost one is stood for again.
   *  @param office such as `poller`
   *  @returns how to resign; settles when another may take it */
  standFor(office: string, term: Term): () => Promise<void>;
}
