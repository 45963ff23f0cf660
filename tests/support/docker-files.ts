import { repositoryFiles, textOf } from './repository.ts';

/** An instruction of a Dockerfile, its continued lines joined. */
export interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

/** A build stage. */
export interface Stage {
  readonly image: string;
  readonly name?: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile, in order. */
export function stagesOf(dockerfile: string): readonly Stage[] {
  const lines = dockerfile.replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  const instructions = [...lines.matchAll(/^([A-Z]+)\s+(.+)$/gm)].map(([, keyword = '', text = '']): Instruction => ({ keyword, text }));
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []));
  return starts.map((start, index) => {
    const [image = '', , name] = instructions[start]?.text.split(/\s+/) ?? [];
    return { image, ...(name === undefined ? {} : { name }), instructions: instructions.slice(start + 1, starts[index + 1]) };
  });
}

/** What a stage copies from the repository, without what it takes from other stages. */
export function copied(stage: Stage): readonly { readonly sources: readonly string[]; readonly target: string }[] {
  const copies = stage.instructions.filter(({ keyword, text }) => keyword === 'COPY' && !text.startsWith('--from'));
  return copies.map(({ text }) => ({ sources: text.split(/\s+/).slice(0, -1), target: text.split(/\s+/).at(-1) ?? '' }));
}

/** The files of the repository that `.dockerignore` lets through. The last pattern that matches a file, or a folder of it, decides. */
export function buildContext(): readonly string[] {
  const patterns = textOf('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ ignores: !line.startsWith('!'), matches: matcher(line.replace(/^!/, '')) }));
  return repositoryFiles().filter((path) => patterns.findLast(({ matches }) => matches.test(path))?.ignores !== true);
}

/** `*` is anything within a name, `**` + `/` any folders or none; what lies in a folder that matches, matches. */
function matcher(pattern: string): RegExp {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?');
  return new RegExp(`^${source}(?:/|$)`);
}
