import { unresolved } from '../spi/field-parser.ts';

/** The environment that packs may read. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What became of the variables in a text. */
export interface Expansion {
  /** The text with values put in; `unresolved` if a variable is not set. */
  readonly value: string | typeof unresolved;
  /** Names that are not set and have no default. */
  readonly missing: readonly string[];
  /** Names that belong to the hub and that no pack may read. */
  readonly forbidden: readonly string[];
}

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** The hub's own variables hold its keys and the passwords of its stores; `SECRET_*` those of all partners. */
const OWN = /^(RELAIS_.*|SECRET_.*|DATABASE_URL|AMQP_URL|REDIS_URL)$/;

/** Puts environment variables into a text: `${NAME}`, or `${NAME:-default}` for when NAME is not set or empty. */
export function expandVariables(text: string, environment: Environment): Expansion {
  const missing: string[] = [];
  const forbidden: string[] = [];
  const value = text.replace(VARIABLE, (_whole, name: string, fallback: string | undefined) => {
    if (OWN.test(name)) {
      forbidden.push(name);
      return '';
    }
    const set = environment[name];
    if (set !== undefined && set !== '') return set;
    if (fallback === undefined) missing.push(name);
    return fallback ?? '';
  });
  return { value: missing.length + forbidden.length === 0 ? value : unresolved, missing, forbidden };
}
