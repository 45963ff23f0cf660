// Reads every file of a folder as the hub would, and writes each back: what is accepted, what is refused and why.
//
//   npm run corpus -- FOLDER… [--guide GUIDE] [--json]
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { localResources } from '../../app/cli/local-resources.ts';
import { flatFinding, table } from '../../app/cli/output.ts';
import { asHubError, describeFinding, hubError } from '../../core/kernel/errors.ts';
import { type Examined, examine } from './examine.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { guide: { type: 'string' }, json: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error('usage: npm run corpus -- FOLDER… [--guide d01b/RETANN | path/to/partner-guide.json] [--json]');
  process.exit(2);
}

/** Where the command was given: npm itself stands in the project's folder. */
const from = process.env['INIT_CWD'] ?? process.cwd();
const overlay = values.guide?.endsWith('.json') === true ? resolve(from, values.guide) : undefined;
const guide = overlay === undefined ? values.guide : basename(overlay);
const resources = localResources(overlay);

const heap = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const lines = positionals.flatMap((given) => {
  const root = resolve(from, given);
  return filesOf(root).map((path) => examined(path === root ? basename(path) : relative(root, path), readFileSync(path)));
});
if (values.json) {
  const flat = lines.map(({ findings, ...line }) => ({ ...line, errors: findings.map(flatFinding) }));
  console.log(JSON.stringify(flat, null, 2));
} else console.log(`${table(headings(), lines.map(cells))}\n\n${summary(lines)}`);

/** Only a guide that cannot be used stops the run: it would look like a fault of every file. */
function examined(file: string, bytes: Uint8Array): Examined {
  try {
    return examine(file, bytes, { resources, heap, ...(guide === undefined ? {} : { guide }) });
  } catch (thrown) {
    console.error(describeFinding(asHubError(thrown).toFinding()));
    process.exit(2);
  }
}

function filesOf(path: string): string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    console.error(describeFinding(hubError('E_FILE_UNREADABLE', { file: path }).toFinding()));
    process.exit(2);
  }
  if (stats.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function headings(): string[] {
  return ['file', 'format', 'messages', 'verdict', 'errors', 'written back', 'by its guide', 'ms', 'KB', 'first error'];
}

function cells({ file, format, messages, verdict, findings, written, writtenByGuide, ms, kilobytes }: Examined): string[] {
  const [first] = findings;
  return [
    file,
    format,
    Object.entries(messages)
      .map(([name, count]) => (count === 1 ? name : `${count} × ${name}`))
      .join(', '),
    verdict,
    findings.length === 0 ? '' : String(findings.length),
    written,
    writtenByGuide,
    ms.toFixed(1),
    String(kilobytes),
    first === undefined ? '' : describeFinding(first),
  ];
}

function summary(examined: readonly Examined[]): string {
  const counts = (of: (one: Examined) => string) => {
    const found = new Map<string, number>();
    for (const one of examined) found.set(of(one), (found.get(of(one)) ?? 0) + 1);
    return [...found].map(([name, count]) => `${count} ${name}`).join(', ');
  };
  const different = examined.filter(({ written }) => written !== '' && written !== 'identical' && written !== 'line breaks');
  const slowest = Math.max(0, ...examined.map(({ ms }) => ms));
  return `${examined.length} files: ${counts(({ verdict }) => verdict)}; ${different.length} not written back as they were; slowest ${slowest.toFixed(0)} ms`;
}
