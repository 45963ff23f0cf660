import type { Json } from '../../core/kernel/json.ts';
import type { Outcome } from '../../core/spi/connector.ts';
import { parseJson, textOf, valueAt } from './json-path.ts';

type Kind = Outcome['kind'];

/** A channel's own judgement of answers: `409`, `4xx`, `409 order_id` (the JSON of the answer has it), `400 error.code=exists`
 *  (it has this value). */
interface Rule {
  readonly kind: Kind;
  readonly status: string;
  readonly path?: string;
  readonly value?: string;
}

/** Reads the lists of a channel. The judge gives undefined where no rule fits: the usual meaning of the status counts. Of several
 *  that fit the most exact one counts: one with a condition before one without, then a status before a class of them; among
 *  equals `rejected` before `deferred` before `accepted`.
 *  @returns undefined where there are no rules */
export function answerJudge(
  lists: Readonly<Record<Kind, readonly string[]>>,
): ((status: number, body: Uint8Array) => Kind | undefined) | undefined {
  const kinds: readonly Kind[] = ['rejected', 'deferred', 'accepted'];
  const rules = kinds.flatMap((kind) => lists[kind].map((text) => readRule(kind, text))).sort((one, other) => rank(other) - rank(one));
  if (rules.length === 0) return undefined;
  return (status, body) => {
    const candidates = rules.filter((rule) => rule.status === String(status) || rule.status === `${String(status)[0]}xx`);
    if (candidates.length === 0) return undefined;
    const tree = candidates.some(({ path }) => path !== undefined) ? parseJson(body) : undefined;
    return candidates.find((rule) => fits(rule, tree))?.kind;
  };
}

function readRule(kind: Kind, text: string): Rule {
  const [, status = '', path, value] = /^(\S+)(?: ([^=\s]+)(?:=(.*))?)?$/.exec(text) ?? [];
  return { kind, status, ...(path === undefined ? {} : { path }), ...(value === undefined ? {} : { value }) };
}

function rank({ path, status }: Rule): number {
  return (path === undefined ? 0 : 2) + (status.endsWith('xx') ? 0 : 1);
}

function fits({ path, value }: Rule, tree: Json | undefined): boolean {
  if (path === undefined) return true;
  const found = tree === undefined ? undefined : valueAt(tree, path);
  if (value === undefined) return found !== undefined && found !== null;
  return textOf(found) === value;
}
