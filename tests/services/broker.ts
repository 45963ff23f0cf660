/** A broker as tests use it. It may be stopped and started by any of the processes of a test run. */
export interface Broker {
  /** Of the vhost `/`. */
  readonly url: string;
  /** Makes a vhost that the user of `url` may do everything in. */
  vhost(): Promise<Vhost>;
  /** Runs `rabbitmqctl`. @returns what it printed. Rejects with what it said when it fails */
  ctl(...args: readonly string[]): Promise<string>;
  /** Raises the memory alarm: publishers are blocked. @returns what clears it */
  alarm(): Promise<() => Promise<void>>;
  /** Stops it, as in an orderly outage; queues and vhosts stay on disk. Settles when it is gone. */
  stop(): Promise<void>;
  /** kill -9. Settles when it is gone. */
  kill(): Promise<void>;
  /** Starts it again, on the same port with the same data. Settles when it takes connections. */
  start(): Promise<void>;
}

/** A vhost for one suite or test. */
export interface Vhost {
  readonly name: string;
  readonly url: string;
  /** Deletes it and makes it again, empty: all connections to it are cut. */
  wipe(): Promise<void>;
  remove(): Promise<void>;
}

/** What differs between brokers: an installed one, one in a container, one that was given. */
export interface BrokerHost {
  readonly url: string;
  /** @param input for its standard input */
  ctl(args: readonly string[], input?: string): Promise<string>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  start(): Promise<void>;
}
