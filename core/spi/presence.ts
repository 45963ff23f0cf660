/** A process of the hub, as the others see it. */
export interface HubInstance {
  /** UUID, new at each start. */
  readonly id: string;
  /** `api`, `worker`, `poller` or `all`. */
  readonly role: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
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
  /** Says that this process is alive. @returns all that were seen within `aliveMs`, itself among them */
  report(instance: HubInstance, aliveMs: number): Promise<readonly HubInstance[]>;
  /** Says that this process ends. */
  leave(id: string): Promise<void>;
  /** Stands for an office that one process at a time holds, for as long as its connection lives; a lost one is stood for again.
   *  @param office such as `poller`
   *  @returns how to resign; settles when another may take it */
  standFor(office: string, term: Term): () => Promise<void>;
}
