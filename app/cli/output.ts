import { describeFinding, type Finding, type HubError } from '../../core/kernel/errors.ts';
import { describePosition } from '../../core/kernel/position.ts';

/** Writes to people, or with `--json` to programs. */
export interface Output {
  readonly json: boolean;
  /** A result: as JSON, or as the text for people. */
  result(value: unknown, text: string): void;
  /** What is wrong, on standard error. */
  findings(findings: readonly Finding[]): void;
}

/** Output on the process's own streams. */
export function processOutput(json: boolean): Output {
  return {
    json,
    result: (value, text) => {
      const line = json ? JSON.stringify(value) : text;
      if (line !== '') process.stdout.write(`${line}\n`);
    },
    findings: (findings) => {
      const text = json
        ? JSON.stringify({ errors: findings.map(flatFinding) })
        : findings.map((found) => `${isWarning(found) ? 'warning: ' : ''}${describeFinding(found)}\n    ${found.remedy}`).join('\n');
      process.stderr.write(`${text}\n`);
    },
  };
}

/** Of a configuration that was refused, what did not refuse it. */
function isWarning(found: Finding): boolean {
  return 'severity' in found && found.severity === 'warning';
}

/** A finding with its position beside the code: `{code, messageNumber, segment, tag, element, component, message}`;
 *  `messageNumber` is which message of an interchange, `message` what happened. */
export function flatFinding(found: Finding): object {
  const { message: messageNumber, ...at } = found.at;
  return {
    code: found.code,
    ...(messageNumber === undefined ? {} : { messageNumber }),
    ...at,
    message: found.message,
    remedy: found.remedy,
  };
}

/** One line of lint: `file:line:col code message`, as editors and CI read it. What concerns a whole file is at its beginning. */
export function lintLine({ at, code, message }: Finding): string {
  const { file, line = 1, column = 1, ...inside } = at;
  const detail = describePosition(inside);
  return `${file === undefined ? '-' : `${file}:${line}:${column}`} ${code} ${message}${detail === '' ? '' : ` (${detail})`}`;
}

/** The findings of an error, or the error itself as one. */
export function findingsOf(error: HubError): readonly Finding[] {
  return error.findings.length > 0 ? error.findings : [error.toFinding()];
}

/** Rows under aligned headings. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [headings, ...rows].map(line).join('\n');
}

/** A table without those of the optional columns in which nothing stands. */
export function tableOfGiven(headings: readonly string[], rows: readonly (readonly string[])[], optional: ReadonlySet<string>): string {
  const kept = headings.map((heading, column) => !optional.has(heading) || rows.some((row) => (row[column] ?? '') !== ''));
  const given = (row: readonly string[]) => row.filter((_, column) => kept[column] === true);
  return table(given(headings), rows.map(given));
}
