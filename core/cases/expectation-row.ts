/** A row of `mappings/expectations.yaml`, or of `expectations:` in a pack, as it is written. */
export interface ExpectationRow {
  /** Lower case words joined by hyphens, unique in the configuration. */
  readonly name: string;
  /** The canonical type that opens it. */
  readonly on: string;
  /** JSONata over the body of the opening message; absent: all open it. */
  readonly when?: string;
  /** The canonical types of which one meets it. */
  readonly until: readonly string[];
  /** JSONata over the body of such a message, and over each scan of a carrier with its state as `tracking`; absent: all meet it. */
  readonly untilWhen?: string;
  /** `48h`, `28d`, `2 working days`, `3 months`. */
  readonly within: string;
  /** Path of a field of the opening message that holds the instant, where the partner sets it. */
  readonly dueFrom?: string;
  /** `none`, `FR`, `BE`, `DE`, `ES`, `GB` or `US`. @default that of the file */
  readonly calendar?: string;
  /** IANA name of a time zone. @default that of the file */
  readonly timezone?: string;
  /** One sentence for operators: what is late. */
  readonly say: string;
}

/** The file. */
export interface ExpectationFile {
  readonly calendar: string;
  readonly timezone: string;
  readonly expectations: readonly ExpectationRow[];
}
