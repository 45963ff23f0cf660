/** One case: a folder with an input and what is expected of it. */
export interface CaseFolder {
  /** `acme-shop/cases/in/retann/damaged-item`. */
  readonly name: string;
  /** The mapping that it proves, as in {@link PackMapping.name}: `acme-shop/in/retann.jsonata`. */
  readonly mapping: string;
  /** The pack; undefined for the mappings of the hub's own routes. */
  readonly partner?: string;
  /** Relative to the home, without a slash at the end. */
  readonly folder: string;
  readonly input: CaseFile;
  readonly expected?: CaseFile;
  /** Text of `case.yaml`. */
  readonly settings?: string;
}

export interface CaseFile {
  /** Without its dot: `edi`. */
  readonly extension: string;
  readonly text: string;
}

const INPUT = /^mappings\/(?:([^/]+)\/)?cases\/(.+)\/([^/]+)\/input\.([^/.]+)$/;

const EXPECTED = /\/expected\.[^/]*$/;

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** The cases among these files: `mappings/<partner>/cases/<mapping without extension>/<case>/input.*`, and
 *  `mappings/cases/…` for the mappings of the hub's own routes. */
export function findCases(files: ReadonlyMap<string, string>): readonly CaseFolder[] {
  const paths = [...files.keys()].sort();
  const expectations = new Map<string, string>();
  // The first by name, where a case has several.
  for (const path of paths.filter((one) => EXPECTED.test(one)).reverse()) expectations.set(folderOf(path), path);
  return paths.flatMap((path) => {
    const [, partner, mapping, name, extension] = INPUT.exec(path) ?? [];
    if (mapping === undefined || name === undefined || extension === undefined || partner?.startsWith('_')) return [];
    const folder = folderOf(path);
    const expected = expectations.get(folder);
    const settings = files.get(`${folder}/case.yaml`);
    return [
      {
        name: folder.slice('mappings/'.length),
        mapping: `${partner === undefined ? '' : `${partner}/`}${mapping}.jsonata`,
        ...(partner === undefined ? {} : { partner }),
        folder,
        input: { extension, text: files.get(path) ?? '' },
        ...(expected === undefined
          ? {}
          : { expected: { extension: expected.slice(expected.lastIndexOf('.') + 1), text: files.get(expected) ?? '' } }),
        ...(settings === undefined ? {} : { settings }),
      },
    ];
  });
}

/** The folder under `cases/` where the cases of a mapping lie: `in/retann` for `acme-shop/in/retann.jsonata`. */
export function caseFolderOf(mapping: string): string {
  const inPack = /^[^/]+\/(.+)$/.exec(mapping)?.[1] ?? mapping;
  return inPack.replace(/\.jsonata$/, '');
}
