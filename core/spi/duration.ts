const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** The form of a duration, as JSON Schema and messages give it. */
export const DURATION_PATTERN = '^\\d+(ms|s|m|h|d)$';

/** A duration as configuration writes it, in milliseconds: `500ms`, `10s`, `5m`, `2h`, `30d`. Undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(text);
  if (match === null) return undefined;
  const ms = Number(match[1]) * (UNITS[match[2] ?? ''] ?? Number.NaN);
  return Number.isSafeInteger(ms) ? ms : undefined;
}

/** Milliseconds as configuration writes them, in the largest unit that divides them: 90000 is `90s`. */
export function formatDuration(ms: number): string {
  const [unit, size] = Object.entries(UNITS).findLast(([, each]) => ms !== 0 && ms % each === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}
