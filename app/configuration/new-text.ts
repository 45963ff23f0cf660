import { hubError } from '../../core/kernel/errors.ts';

/** A file as it is to be. */
export interface NewText {
  /** Relative to the home, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const PATH = /^(mappings|schemas\/partners)(\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;

/** Refuses what can be no text file of the configuration, before anything is looked at.
 *  @param known paths of the configuration in force
 *  @throws E_REQUEST_INVALID in words, by path */
export function refuseImpossible(files: readonly NewText[], known: Iterable<string>): void {
  const all = new Set<string>(known);
  const given = new Set<string>();
  for (const { path, text } of files) {
    if (!PATH.test(path) || path.includes('..'))
      throw refused('a path is one under mappings/ or schemas/partners/, of letters, digits, dots and dashes');
    if (given.has(path)) throw refused(`${path} is given twice`);
    if (/[\0\p{Surrogate}]/u.test(text)) throw refused(`${path} is no text: it has a NUL, or half of a character`);
    given.add(path);
    all.add(path);
  }
  for (const path of all)
    for (const folder of foldersOf(path)) if (all.has(folder)) throw refused(`${folder} cannot be a file and the folder of ${path}`);
}

function foldersOf(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
}

function refused(reason: string) {
  return hubError('E_REQUEST_INVALID', { reason });
}
