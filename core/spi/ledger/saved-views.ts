/** A search that is kept. */
export interface SavedViewRecord {
  /** UUID. */
  readonly id: string;
  /** Who keeps it: `person <id>` or `token`. */
  readonly owner: string;
  readonly name: string;
  readonly page: 'messages' | 'failures' | 'cases' | 'late' | 'audit';
  /** The query of the page's address. */
  readonly query: string;
  /** Do all see it? */
  readonly shared: boolean;
  readonly createdAt: Date;
}

/** Searches that people keep. */
export interface SavedViews {
  /** @returns whether it is kept: nobody keeps more than 200 */
  saveView(view: SavedViewRecord): Promise<boolean>;
  /** Those of the owner and those that are shared, by name; at most 1,000. */
  savedViews(owner: string): Promise<readonly SavedViewRecord[]>;
  /** @returns whether the owner had it */
  deleteView(id: string, owner: string): Promise<boolean>;
}
