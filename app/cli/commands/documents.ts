import { Command } from 'commander';
import type { Json } from '../../../core/kernel/json.ts';
import { flatFinding } from '../output.ts';
import { readInput, readJson } from '../read-input.ts';

/** The commands that read and write documents on this machine. What they run is loaded when one of them is called. */
export function documentCommands(): Command[] {
  return [parse(), write()];
}

/** `relais parse`: the tree on standard output; what is wrong, as JSON, on standard error. */
function parse(): Command {
  return new Command('parse')
    .description('read an EDIFACT, X12, XML or JSON file; print its tree, and all that is wrong with it')
    .argument('<file>', 'the document; - for standard input')
    .option('--format <format>', 'edifact, x12, xml or json (default: by its beginning)')
    .option(
      '--guide <guide>',
      'message guide: for EDIFACT such as d01b/RETANN (default: by UNH), for X12 such as 004010/850 (default: by ST and GS)',
    )
    .action(async (file: string, options: { format?: string; guide?: string; json?: boolean }) => {
      const { parseDocument } = await import('../../../core/formats/document.ts');
      const { localResources } = await import('../local-home.ts');
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
    .requiredOption('--format <format>', 'edifact, x12, xml or json')
    .action(async (file: string, options: { format: string }) => {
      const { writeDocument } = await import('../../../core/formats/document.ts');
      const { localResources } = await import('../local-home.ts');
      process.stdout.write(writeDocument(readJson<Json>(file), { format: options.format, resources: localResources() }));
    });
}
