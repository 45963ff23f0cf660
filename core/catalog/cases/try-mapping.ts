import { isUtf8 } from 'node:buffer';
import { extname } from 'node:path';
import { hubError } from '../../kernel/errors.ts';
import { type ExplainedField, explainMapping } from '../../mapping/explain.ts';
import type { CatalogInput } from '../input.ts';
import { readCatalog } from '../load.ts';
import { mappingUses } from '../mapping-uses.ts';
import { Report } from '../report.ts';
import type { CaseFolder } from './case-files.ts';
import { readCaseSettings } from './case-settings.ts';
import { type CaseOutput, prepareCase } from './run-case.ts';

/** What a mapping gave, and where in it each field of that is written. */
export interface TriedMapping {
  readonly output: CaseOutput;
  readonly fields: readonly ExplainedField[];
}

/** Runs one mapping of the configuration on one file, as its channel or route would.
 *  @param name `acme-shop/in/retann`; its path under the home, with its extension, will do as well
 *  @param settings text of a case.yaml
 *  @throws E_CONFIG_REFERENCE for a mapping that nothing uses, and all that {@link prepareCase} throws */
export async function tryMapping(
  input: CatalogInput,
  name: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  settings?: string,
): Promise<TriedMapping> {
  const { catalog } = readCatalog({ ...input, env: {} }, { resolve: false });
  const mapping = `${name.replace(/^(\.\/)?mappings\//, '').replace(/\.jsonata$/, '')}.jsonata`;
  const use = mappingUses(catalog).get(mapping)?.[0];
  const source = input.files.get(`mappings/${mapping}`);
  if (use === undefined || source === undefined)
    throw hubError('E_CONFIG_REFERENCE', { what: 'A channel or route with the mapping', name: mapping });
  const report = new Report();
  const read = readCaseSettings('case.yaml', settings, report);
  const [wrong] = report.findings();
  if (read === undefined || wrong !== undefined)
    throw hubError('E_CONFIG_FIELD', { reason: 'the case cannot be read' }, { findings: report.findings() });
  const folder = folderOf(mapping, file);
  // What comes in is read again from the folder's text; what goes out as bytes of any character set is shown as it is.
  const charset = use.role !== 'request' && folder.input.extension === 'json' ? 'utf8' : 'latin1';
  const prepared = prepareCase(catalog, use, folder, { ...read, charset });
  const { result, fields } = await explainMapping(source, mapping, prepared.input, prepared.bindings);
  return { output: readable(prepared.conclude(result.output)), fields };
}

/** What goes out as people read it: UTF-8 where its bytes are that, else each byte as the character that it is in Latin-1. */
function readable(output: CaseOutput): CaseOutput {
  if (output.kind !== 'document') return output;
  const bytes = Buffer.from(output.text, 'latin1');
  return isUtf8(bytes) ? { ...output, text: bytes.toString('utf8') } : output;
}

/** The file as the input of a case. As Latin-1 every byte is kept as it is, whatever the document's own character set. */
function folderOf(mapping: string, file: { readonly name: string; readonly bytes: Uint8Array }): CaseFolder {
  const partner = /^([^/]+)\//.exec(mapping)?.[1];
  const extension = extname(file.name).slice(1);
  return {
    name: file.name,
    mapping,
    folder: '.',
    input: { extension, text: Buffer.from(file.bytes).toString(extension === 'json' ? 'utf8' : 'latin1') },
    ...(partner === undefined ? {} : { partner }),
  };
}
