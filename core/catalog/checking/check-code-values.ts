import { allowedValues } from '../../canonical/enumerations.ts';
import { type CodeUse, codeUses } from '../../mapping/code-uses.ts';
import type { ParsedMapping } from '../../mapping/jsonata/syntax.ts';
import { hint } from '../../spi/did-you-mean.ts';
import type { MappingStore } from '../mapping-store.ts';
import { type MappingUse, mappingUses } from '../mapping-uses.ts';
import type { Catalog } from '../model.ts';
import type { ReadCodes } from '../reading/read-codes.ts';
import type { ReadPack } from '../reading/read-partner.ts';
import type { Report } from '../report.ts';
import type { ConfigNode } from '../yaml-file.ts';

/** The canonical values that code lists may give, by file and list. Only lists whose canonical field is known. */
export type ListValues = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** One list, and what the mappings say about what its values are. */
interface Meant {
  readonly file: string;
  readonly name: string;
  readonly node: ConfigNode;
  /** The field that the values are written to, or else read from, in words: `reason.canonical of return.announced`. */
  field: string;
  isWritten: boolean;
  /** Some use takes any value. */
  isOpen: boolean;
  readonly values: Set<string>;
  /** Words that mappings treat themselves. */
  readonly handled: Set<string>;
}

/** Checks the values of code lists against the closed lists of the canonical fields that mappings use them for, where the mapping shows the
 *  field: a value that the model does not know would make every message with that code fail.
 *  @returns what each list may give */
export function checkCodeValues(
  catalog: Catalog,
  packs: readonly ReadPack[],
  shared: ReadCodes,
  store: MappingStore,
  report: Report,
): ListValues {
  const meant = new Map<string, Meant>();
  for (const use of [...mappingUses(catalog).values()].flat()) {
    const source = store.sources.get(use.mapping);
    if (source === undefined) continue;
    const owner = 'channel' in use ? use.channel.partner.name : use.route.scope;
    const seen = packs.filter((pack) => owner === undefined || pack.folder === owner);
    for (const one of usesIn(source.parsed)) {
      for (const { file, node } of listsNamed(one.list, seen, shared)) note(meant, file, node, one, typesOf(use, one.is));
    }
  }
  for (const list of meant.values()) if (!list.isOpen) checkValues(list, report);
  const known = new Map<string, Map<string, readonly string[]>>();
  for (const { file, name, isOpen, values } of meant.values())
    if (!isOpen && values.size > 0) known.set(file, (known.get(file) ?? new Map()).set(name, [...values]));
  return known;
}

/** Mappings are remembered from one load to the next, and so is what they do with code lists. */
const remembered = new WeakMap<ParsedMapping, readonly CodeUse[]>();

function usesIn(parsed: ParsedMapping): readonly CodeUse[] {
  const known = remembered.get(parsed) ?? codeUses(parsed);
  remembered.set(parsed, known);
  return known;
}

/** The canonical types that the mapping makes, or is made from. */
function typesOf(use: MappingUse, is: CodeUse['is']): readonly string[] {
  if (is === 'read') return use.role === 'request' ? [use.type] : [];
  if (use.role === 'message') return use.channel.emits;
  if (use.role === 'reply') return use.channel.reply?.emits ?? [];
  if (use.role === 'emit') return use.route.emit === undefined ? [] : [use.route.emit.type];
  return use.role === 'gather' ? (use.route.gather?.emits ?? []) : [];
}

/** The lists that a name stands for: the pack's own, else the shared one. */
function listsNamed(
  name: string,
  packs: readonly ReadPack[],
  shared: ReadCodes,
): readonly { readonly file: string; readonly node: ConfigNode }[] {
  const own = packs.flatMap(({ folder, codes }) => {
    const node = codes.nodes.get(name);
    return node === undefined ? [] : [{ file: `mappings/${folder}/codes.yaml`, node }];
  });
  const common = shared.nodes.get(name);
  return common === undefined || (packs.length === 1 && own.length === 1) ? own : [...own, { file: 'mappings/codes.yaml', node: common }];
}

function note(
  meant: Map<string, Meant>,
  file: string,
  node: ConfigNode,
  { list, is, path, handled }: CodeUse,
  types: readonly string[],
): void {
  const place = `${file}#${list}`;
  for (const type of types) {
    const values = allowedValues(type, path);
    if (values === undefined) continue;
    const known = meant.get(place) ?? {
      file,
      name: list,
      node,
      field: '',
      isWritten: false,
      isOpen: false,
      values: new Set<string>(),
      handled: new Set<string>(),
    };
    meant.set(place, known);
    if (values === 'any') {
      if (is === 'written') known.isOpen = true;
      continue;
    }
    for (const value of values) known.values.add(value);
    for (const word of handled) known.handled.add(word);
    if (known.field === '' || (is === 'written' && !known.isWritten)) known.field = `${path.join('.')} of ${type}`;
    if (is === 'written') known.isWritten = true;
  }
}

function checkValues({ name, node, field, isWritten, values, handled }: Meant, report: Report): void {
  if (values.size === 0) return;
  for (const entry of node.children.values()) {
    const canonical = entry.children.get('canonical');
    if (typeof canonical?.value !== 'string' || values.has(canonical.value) || handled.has(canonical.value)) continue;
    const reason = `the list ${name} has the value ${canonical.value}, which ${field} does not know${hint(canonical.value, values)}`;
    if (isWritten) report.error('E_CONFIG_FIELD', { reason }, canonical.at);
    else report.warning('E_CONFIG_FIELD', { reason }, canonical.at);
  }
}
