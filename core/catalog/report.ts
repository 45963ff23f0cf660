import type { ErrorCode } from '../kernel/error-table.ts';
import { type ErrorDetails, type Finding, finding } from '../kernel/errors.ts';
import type { Position } from '../kernel/position.ts';

/** A finding about configuration: an error refuses the configuration, a warning only asks to be looked at. */
export interface CatalogFinding extends Finding {
  readonly severity: 'error' | 'warning';
}

/** Gathers what is wrong, so that all of it is told at once. */
export class Report {
  private readonly found: CatalogFinding[] = [];

  error(code: ErrorCode, details: ErrorDetails, at: Position): void {
    this.add(finding(code, details, at));
  }

  warning(code: ErrorCode, details: ErrorDetails, at: Position): void {
    this.add(finding(code, details, at), 'warning');
  }

  add(found: Finding, severity: CatalogFinding['severity'] = 'error'): void {
    this.found.push({ ...found, severity });
  }

  /** Everything found so far, by file, line and column; what was found twice at one place is told once. */
  findings(): readonly CatalogFinding[] {
    const unique = new Map(
      this.found.map((each) => [JSON.stringify([each.at.file, each.at.line, each.at.column, each.code, each.message]), each]),
    );
    return [...unique.values()].sort(byPosition);
  }
}

function byPosition({ at: a }: Finding, { at: b }: Finding): number {
  const files = (a.file ?? '').localeCompare(b.file ?? '', 'en');
  return files || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
