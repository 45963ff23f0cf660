import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import { copyTemplate, KEBAB_CASE } from './template.ts';

/** Words that would not be taken for a connector: YAML reads them as something else, or they are names that tools pass over. */
const RESERVED = ['index', 'null', 'true', 'false', 'coverage', 'dist', 'fixtures', 'generated', 'testing', 'var'];
const MAX_LENGTH = 40;

/** Copies the template of a connector, a small one that works, with the kind's name put in.
 *  @param repository the hub's own, where the sources are
 *  @returns the files made, relative to the repository
 *  @throws E_NAME_REFUSED for a name that cannot be a kind's, or that is taken; E_REQUEST_INVALID where there are no sources */
export function newConnector(name: string, repository: string): readonly string[] {
  const template = join(repository, 'connectors/_template');
  if (!existsSync(template)) throw hubError('E_REQUEST_INVALID', { reason: 'connectors are made in a clone of the repository of the hub' });
  const taken = readdirSync(join(repository, 'connectors'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const reason = refusal(
    name,
    taken.map((entry) => entry.name),
  );
  if (reason !== undefined) throw hubError('E_NAME_REFUSED', { name, reason });
  const words = { 'kind-name': name, kindName: name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) };
  const files = readdirSync(template).map((file) => [file, readFileSync(join(template, file), 'utf8')] as const);
  return copyTemplate(new Map(files), words, repository, `connectors/${name}`);
}

/** Why a kind cannot have this name. */
function refusal(name: string, taken: readonly string[]): string | undefined {
  if (!KEBAB_CASE.test(name) || name.length > MAX_LENGTH)
    return `a connector is named in lower case, digits and dashes, such as message-queue, with at most ${MAX_LENGTH} characters`;
  if (RESERVED.includes(name)) return 'it is reserved';
  if (taken.includes(name)) return `connectors/${name} is there already`;
  const like = taken.find((other) => other.replaceAll('-', '') === name.replaceAll('-', ''));
  return like === undefined ? undefined : `it is too like that of connectors/${like}`;
}
