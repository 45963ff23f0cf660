/** Configurations that were in force, by their hash. Variables and secrets are not among them. */
export interface Configurations {
  /** Keeps the files of a configuration; what is kept already is not written again.
   *  @param files text by path, as a catalog is made from */
  keepConfiguration(hash: string, files: ReadonlyMap<string, string>): Promise<void>;
  /** Its files; undefined where the ledger does not have it. */
  keptConfiguration(hash: string): Promise<ReadonlyMap<string, string> | undefined>;
  /** Forgets configurations that others took the place of before this instant; never the one in force, the one that was asked for last,
   *  nor one by which something waits to be processed. @returns how many */
  dropConfigurations(before: Date, current: string): Promise<number>;
  /** Does what changes the files that processes share, or reads them whole, while no other process does.
   *  @throws E_STATE_CONFLICT another has it in hand; what `work` throws */
  changeConfiguration<T>(work: () => Promise<T>): Promise<T>;
  /** Asks every process to take up a configuration. */
  wantConfiguration(hash: string): Promise<void>;
  /** What was asked last; `number` grows with each asking. */
  wantedConfiguration(): Promise<WantedConfiguration | undefined>;
}

/** A configuration that every process is asked to take up. */
export interface WantedConfiguration {
  readonly hash: string;
  readonly number: number;
}
