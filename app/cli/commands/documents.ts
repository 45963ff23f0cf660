import { basename } from 'node:path';
import { Command } from 'commander';
import { hubError } from '../../../core/kernel/errors.ts';
import type { Json } from '../../../core/kernel/json.ts';
import { flatFinding } from '../output.ts';
import { readInput, readJson } from '../read-input.ts';

/** The commands that read and write documents on this machine. What they run is loaded when one of them is called. */
export function documentCommands(): Command[] {
  return [parse(), write()];
}

interface Described {
  readonly layout?: string;
  readonly schema?: string;
  readonly set?: readonly string[];
}

/** The options by which a pack's settings are given on the command line. */
function described(command: Command): Command {
  return command
    .option('--layout <file>', 'layout of a CSV or fixed-width file')
    .option('--schema <file>', 'XML Schema or JSON Schema that the document must satisfy')
    .option('--set <name=value...>', 'settings of the format, as in partner.yaml: charset=windows-1252');
}

/** `relais parse`: the tree on standard output; what is wrong, as JSON, on standard error. */
function parse(): Command {
  const command = new Command('parse')
    .description('read an EDIFACT, X12, XML, JSON, CSV or fixed-width file; print its tree, and all that is wrong with it')
    .argument('<file>', 'the document; - for standard input')
    .option('--format <format>', 'edifact, x12, xml, json, csv or fixed (default: by its beginning; CSV and fixed must be named)')
    .option(
      '--guide <guide>',
      'message guide: for EDIFACT such as d01b/RETANN (default: by UNH), for X12 such as 004010/850 (default: by ST and GS)',
    );
  return described(command).action(async (file: string, options: Described & { format?: string; guide?: string; json?: boolean }) => {
    const { parseDocument } = await import('../../../core/formats/document.ts');
    const { localResources } = await import('../local-resources.ts');
    const { format, guide } = options;
    const read = parseDocument(readInput(file), {
      resources: localResources(options.layout ?? options.schema),
      settings: settingsOf(options),
      ...(format === undefined ? {} : { format }),
      ...(guide === undefined ? {} : { guide }),
    });
    if (read.tree !== undefined) process.stdout.write(`${JSON.stringify(read.tree, null, options.json === true ? 0 : 2)}\n`);
    if (read.findings.length === 0) return;
    process.stderr.write(`${JSON.stringify({ errors: read.findings.map(flatFinding) }, null, options.json === true ? 0 : 2)}\n`);
    process.exitCode = 1;
  });
}

/** `relais write`: the document's bytes on standard output. */
function write(): Command {
  const command = new Command('write')
    .description('write a document from a tree as `relais parse` prints it')
    .argument('<tree>', 'JSON file; - for standard input')
    .requiredOption('--format <format>', 'edifact, x12, xml, json, csv or fixed');
  return described(command).action(async (file: string, options: Described & { format: string }) => {
    const { writeDocument } = await import('../../../core/formats/document.ts');
    const { localResources } = await import('../local-resources.ts');
    const { format, layout, schema } = options;
    const resources = localResources(layout ?? schema);
    process.stdout.write(writeDocument(readJson<Json>(file), { format, settings: settingsOf(options), resources }));
  });
}

/** @throws E_REQUEST_INVALID for a setting without a name */
function settingsOf({ layout, schema, set = [] }: Described): Readonly<Record<string, unknown>> {
  const given = set.map((text) => {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) throw hubError('E_REQUEST_INVALID', { reason: 'settings are given as --set NAME=VALUE' });
    return [name, value];
  });
  return {
    ...Object.fromEntries(given),
    ...(layout === undefined ? {} : { layout: basename(layout) }),
    ...(schema === undefined ? {} : { schema: basename(schema) }),
  };
}
