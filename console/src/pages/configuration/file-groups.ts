/** Files of one partner, or those that all share. */
export interface FileGroup {
  /** `acme`; empty for what lies above. */
  readonly folder: string;
  readonly files: readonly { readonly path: string /** The path inside the folder. */; readonly name: string }[];
}

/** Groups files by partner, its schemas with its mappings. What all share comes first. */
export function groupsOf(files: readonly { readonly path: string }[]): readonly FileGroup[] {
  const groups = new Map<string, { path: string; name: string }[]>();
  for (const { path } of files) {
    const folder = folderOf(path);
    const isMapping = path.startsWith('mappings/');
    const place = `${isMapping ? 'mappings' : 'schemas/partners'}/${folder === '' ? '' : `${folder}/`}`;
    const own = groups.get(folder) ?? [];
    own.push({ path, name: `${isMapping ? '' : 'schemas/'}${path.slice(place.length)}` });
    groups.set(folder, own);
  }
  return [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([folder, own]) => ({ folder, files: own }));
}

/** How a file is coloured. */
export function syntaxOf(path: string): string {
  if (/\.ya?ml$/.test(path)) return 'yaml';
  if (/\.json$/.test(path)) return 'json';
  if (/\.(xml|xsd|wsdl)$/.test(path)) return 'xml';
  return 'text';
}

function folderOf(path: string): string {
  const parts = path.split('/');
  if (parts[0] === 'mappings') return parts.length > 2 && parts[1] !== 'routes' && parts[1] !== 'cases' ? (parts[1] ?? '') : '';
  return parts.length > 3 ? (parts[2] ?? '') : '';
}

/** A file as the list of the configuration has it: findings leave `mappings/` out. */
export function configurationPath(file: string): string {
  return /^(mappings|schemas)\//.test(file) ? file : `mappings/${file}`;
}
