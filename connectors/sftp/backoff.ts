/** Files that could not be handed in, and when each is due again. Kept in memory: after a restart all are due at once. */
export class Backoff {
  private readonly baseMs: number;
  private readonly capMs: number;
  private readonly waiting = new Map<string, { readonly failures: number; readonly dueMs: number }>();

  /** @param baseMs the first delay; each further one is twice the last
   *  @param capMs the longest */
  constructor(baseMs: number, capMs: number) {
    this.baseMs = baseMs;
    this.capMs = capMs;
  }

  isDue(name: string, nowMs: number): boolean {
    return (this.waiting.get(name)?.dueMs ?? 0) <= nowMs;
  }

  /** @returns the delay that follows, in milliseconds */
  failed(name: string, nowMs: number): number {
    const failures = (this.waiting.get(name)?.failures ?? 0) + 1;
    const delayMs = delayAfter(failures, this.baseMs, this.capMs);
    this.waiting.set(name, { failures, dueMs: nowMs + delayMs });
    return delayMs;
  }

  succeeded(name: string): void {
    this.waiting.delete(name);
  }

  /** Forgets files that are no longer there. */
  keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.waiting.keys()) if (!names.has(name)) this.waiting.delete(name);
  }
}

/** Doubles with each failure. @param failures in a row, from 1 */
export function delayAfter(failures: number, baseMs: number, capMs: number): number {
  return Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, 30));
}
