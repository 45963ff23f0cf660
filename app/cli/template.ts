import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The form of names of folders that are made here: `acme-shop`. */
export const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Words of a template, and what stands for them in the copy. */
export type Words = Readonly<Record<string, string>>;

/** Writes the files of a template into a new folder, their words replaced in names and texts.
 *  @param files by their path inside the template
 *  @param folder relative to `home`
 *  @returns the files made, relative to `home` */
export function copyTemplate(files: ReadonlyMap<string, string>, words: Words, home: string, folder: string): readonly string[] {
  const fill = (text: string): string => Object.entries(words).reduce((filled, [word, by]) => filled.replaceAll(word, by), text);
  const made = [...files].map(([path, text]) => {
    const target = `${folder}/${fill(path)}`;
    mkdirSync(dirname(join(home, target)), { recursive: true });
    writeFileSync(join(home, target), fill(text));
    return target;
  });
  return made.sort();
}
