/** What one evaluation of a mapping may use. Beyond it: `E_MAP_LIMIT`. */
export interface MappingLimits {
  /** Wall time of one evaluation, looked at between steps, every few hundred small ones. A single step of a built-in function is
   *  not interrupted. @default 1000 */
  readonly timeMs: number;
  /** Steps of the expression in progress at once: bounds recursion. @default 50000 */
  readonly depth: number;
  /** Items of one list on the way. @default 1000000 */
  readonly items: number;
  /** Size of the result as JSON, about. Kept documents not counted. @default 10485760 (10 MB) */
  readonly outputBytes: number;
  /** Size of all documents that one evaluation keeps. @default 26214400 (25 MB) */
  readonly documentBytes: number;
}

const mebibyte = 1_048_576;

/** The limits where nothing else is said. */
export const defaultLimits: MappingLimits = {
  timeMs: 1000,
  depth: 50_000,
  items: 1_000_000,
  outputBytes: 10 * mebibyte,
  documentBytes: 25 * mebibyte,
};
