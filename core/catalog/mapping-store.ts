import { asHubError } from '../kernel/errors.ts';
import type { Position } from '../kernel/position.ts';
import { remembered } from '../kernel/remembered.ts';
import { compileParsed } from '../mapping/compile.ts';
import { type ParsedMapping, parseMapping } from '../mapping/jsonata/syntax.ts';
import type { PackMapping } from './model.ts';
import type { Report } from './report.ts';
import type { ConfigNode } from './yaml-file.ts';

/** What a mapping says, and where a place in it stands in the files. */
export interface MappingSource {
  readonly parsed: ParsedMapping;
  readonly place: (at: Position) => Position;
}

/** More than the mappings of a large configuration, so that one that is read again parses only what has changed. */
const MOST_REMEMBERED = 2_000;

const mappingOf = remembered(MOST_REMEMBERED, (name = '', source = '') => {
  const parsed = parseMapping(source, name);
  return { parsed, run: compileParsed(parsed) };
});

/** Parses each mapping file once, and remembers which are used. */
export class MappingStore {
  /** Paths relative to the home of every mapping file that something refers to. */
  readonly used = new Set<string>();
  /** What each mapping is compiled from. */
  readonly sources = new Map<PackMapping, MappingSource>();
  private readonly files: ReadonlyMap<string, string>;
  private readonly report: Report;
  private readonly compiled = new Map<string, PackMapping | undefined>();

  constructor(files: ReadonlyMap<string, string>, report: Report) {
    this.files = files;
    this.report = report;
  }

  /** A mapping by its file. What is wrong goes to the report, syntax errors at their place in the mapping.
   *  @param folder the folder that names are relative to: `mappings`, `mappings/swift`
   *  @param node the name of the file; undefined without a finding if it is not there or not known */
  file(folder: string, node: ConfigNode | undefined): PackMapping | undefined {
    if (typeof node?.value !== 'string') return undefined;
    const path = `${folder}/${node.value}`;
    this.used.add(path);
    if (this.compiled.has(path)) return this.compiled.get(path);
    const source = this.files.get(path);
    if (source === undefined) {
      this.report.error('E_CONFIG_REFERENCE', { what: 'The mapping', name: `${folder}/${node.written}` }, node.at);
      return undefined;
    }
    const mapping = this.compile(source, path.slice('mappings/'.length), ({ line, column }) => ({
      file: path,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    }));
    this.compiled.set(path, mapping);
    return mapping;
  }

  /** An expression written in the configuration itself, or the name of a file that ends in `.jsonata`.
   *  @param name what to call it: `swift/labels.classify` */
  expression(folder: string, node: ConfigNode, name: string): PackMapping | undefined {
    if (typeof node.value !== 'string') return undefined;
    const source = node.value;
    if (isMappingFile(source)) return this.file(folder, node);
    return this.compile(source, name, (place) => inside(node, place));
  }

  private compile(source: string, name: string, place: (at: Position) => Position): PackMapping | undefined {
    try {
      const { parsed, run } = mappingOf(name, source);
      const mapping = Object.freeze({ name, run });
      this.sources.set(mapping, { parsed, place });
      return mapping;
    } catch (thrown) {
      const error = asHubError(thrown);
      const findings = error.findings.length > 0 ? error.findings : [error.toFinding()];
      for (const found of findings) this.report.add({ ...found, at: place(found.at) });
      return undefined;
    }
  }
}

/** A place in an expression as a place in the file; the expression itself where the two do not run in step. */
function inside({ at, textAt, written, value }: ConfigNode, place: Position): Position {
  if (textAt?.column === undefined || place.column === undefined || (place.line ?? 1) !== 1 || written !== value) return at;
  return { ...textAt, column: textAt.column + place.column - 1 };
}

/** Is this text the name of a mapping file rather than an expression? */
export function isMappingFile(text: string): boolean {
  return /^[\w./-]+\.jsonata$/.test(text);
}
