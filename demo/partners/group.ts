/** Partners that are started together: what some packs under `mappings/` expect, played by simulators on loopback. */
export interface PartnerGroup {
  /** The packs that are played. */
  readonly packs: readonly string[];
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
