import { hubError } from '../../core/kernel/errors.ts';
import type { Json } from '../../core/kernel/json.ts';
import { fillTemplate, templateNames } from '../../core/spi/template.ts';
import { textOf, valueAt } from './json-path.ts';

/** Gives the value of a `{name}`. */
export type ValueOf = (name: string) => string | undefined;

/** What the `{names}` of a request may mean. */
export interface TemplateSource {
  readonly parameters: Readonly<Record<string, string>>;
  /** What the mapping gave; read only when a template asks for it. */
  readonly tree: () => Json;
  readonly credentials: ReadonlyMap<string, string>;
}

/** `{body.path}` from the mapping's result, `{credential.name}` from the credentials, every other name from the parameters. */
export function valuesOf(source: TemplateSource): ValueOf {
  return (name) => {
    if (name.startsWith('body.')) return textOf(valueAt(source.tree(), name.slice('body.'.length)));
    if (name.startsWith('credential.')) return source.credentials.get(name.slice('credential.'.length));
    return Object.hasOwn(source.parameters, name) ? source.parameters[name] : undefined;
  };
}

/** A setting with `{names}`, read once. */
export interface Template {
  readonly names: readonly string[];
  /** @param encode makes a value harmless where it will stand; undefined when it cannot be
   *  @returns undefined for an optional value, `{name?}`, that is not there
   *  @throws E_TEMPLATE_VALUE */
  fill(values: ValueOf, encode: (value: string) => string | undefined): string | undefined;
}

const OPTIONAL = /^\{([A-Za-z0-9_.-]+)\?\}$/;

/** The names in a template, an optional one without its mark. */
export function templateNamesIn(text: string): readonly string[] {
  const optional = OPTIONAL.exec(text)?.[1];
  return optional === undefined ? templateNames(text) : [optional];
}

/** Reads a template.
 *  @param setting the setting's name, for errors
 *  @throws E_CONFIG_FIELD for a credential that is not configured */
export function readTemplate(setting: string, text: string, credentials: ReadonlyMap<string, string>): Template {
  const optional = OPTIONAL.exec(text)?.[1];
  const required = optional === undefined ? text : `{${optional}}`;
  const names = templateNames(required);
  for (const name of names) {
    if (name.startsWith('credential.') && !credentials.has(name.slice('credential.'.length)))
      throw hubError('E_CONFIG_FIELD', { reason: `${setting} needs the credential ${name.slice('credential.'.length)}` });
  }
  if (names.length === 0) return { names, fill: () => text };
  return {
    names,
    fill: (values, encode) => {
      const found = names.map((name) => [name, values(name)] as const);
      if (optional !== undefined && (found[0]?.[1] ?? '') === '') return undefined;
      const known = Object.fromEntries(found.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
      return fillTemplate(setting, required, known, encode);
    },
  };
}

/** The templates of a text-map. */
export function readTemplates(
  setting: string,
  texts: Readonly<Record<string, string>> = {},
  credentials: ReadonlyMap<string, string>,
): ReadonlyMap<string, Template> {
  return new Map(Object.entries(texts).map(([name, text]) => [name, readTemplate(`${setting}.${name}`, text, credentials)]));
}

/** A value within a text of JSON. */
export function insideText(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
