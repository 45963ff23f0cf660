import type { ConfigurationFinding } from '../../api/generated/types.ts';

/** Findings of a check: those that the change brings, errors first, and the warnings that were there before. */
export function sortedFindings(
  found: readonly ConfigurationFinding[],
  before: readonly ConfigurationFinding[],
): { readonly fresh: readonly ConfigurationFinding[]; readonly known: readonly ConfigurationFinding[] } {
  const had = new Set(before.map(signOf));
  const known = found.filter((one) => !isError(one) && had.has(signOf(one)));
  const fresh = found.filter((one) => !known.includes(one));
  return { fresh: [...fresh.filter(isError), ...fresh.filter((one) => !isError(one))], known };
}

function isError(one: ConfigurationFinding): boolean {
  return one.severity !== 'warning';
}

/** Without the line: it moves with what is written above it. */
function signOf({ code, message, at }: ConfigurationFinding): string {
  return JSON.stringify([code, message, at.file]);
}
