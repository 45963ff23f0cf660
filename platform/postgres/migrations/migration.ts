/** One step of the schema. Never changed once released: its checksum is recorded in every database that took it.
 *  SQL lives in modules, not in `.sql` files, so that it is found from the source and from `dist/` alike. */
export interface Migration {
  /** 1, 2, 3, … without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
