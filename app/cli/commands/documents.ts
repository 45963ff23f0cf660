import { Command } from 'commander';
import { parseDocument, writeDocument } from '../../../core/formats/document.ts';
import type { Json } from '../../../core/kernel/json.ts';
import { localResources } from '../local-home.ts';
import { flatFinding } from '../output.ts';
import { readInput, readJson } from '../read-input.ts';

/** The commands that read and write documents on this machine. */
export function documentCommands(): Command[] {
  return [parse(), write()];
}

/** `relais parse`: the tree on standard output; what is wrong, as JSON, on standard error. */
function parse(): Command {
  return new Command('parse')
    .description('read an EDIFACT, XML or JSON file; print its tree, and all that is wrong with it')
    .argument('<file>', 'the document; - for standard input')
    .option('--format <format>', 'edifact, xml or json (default: by its beginning)')
    .option('--guide <guide>', 'message guide for EDIFACT, such as d01b/RETANN (default: by UNH)')
    .action((file: string, options: { format?: string; guide?: string; json?: boolean }) => {
      const { format, guide } = options;
      const read = parseDocument(readInput(file), {
        resources: localResources(),
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
  return new Command('write')
    .description('write a document from a tree as `relais parse` prints it')
    .argument('<tree>', 'JSON file; - for standard input')
    .requiredOption('--format <format>', 'edifact, xml or json')
    .action((file: string, options: { format: string }) => {
      process.stdout.write(writeDocument(readJson<Json>(file), { format: options.format, resources: localResources() }));
    });
}
