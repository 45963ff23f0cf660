/** Partners that belong together: which packs under `mappings/` they play, and how they are started. */
export interface Part<Group extends PartnerGroup> {
  readonly packs: readonly string[];
  start(): Promise<Group>;
}

/** Partners that run: what some packs expect, played by simulators on loopback. */
export interface PartnerGroup {
  /** What the packs need to know of their partners: environment variables, secrets as `SECRET_…`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Tells partners that send on their own where the hub is. */
  connect?(door: Door): void;
  stop(): Promise<void>;
}

/** Where partners find the hub. */
export interface Door {
  readonly url: string;
  /** The API key of a partner.
   *  @param pack name of one of the packs that are played */
  keyOf(pack: string): string;
}
