import { readTemplates, type ValueOf } from './template.ts';
import { encodeQueryValue } from './url-template.ts';

/** The parameters of a setting, `{names}` in their values filled for each request.
 *  @returns how to write them, each encoded: `name=value`. @throws E_CONFIG_FIELD */
export function queryTemplates(
  setting: string,
  texts: Readonly<Record<string, string>> | undefined,
  credentials: ReadonlyMap<string, string>,
): (values: ValueOf) => readonly string[] {
  const templates = [...readTemplates(setting, texts, credentials)];
  return (values) =>
    templates.flatMap(([name, template]) => {
      const value = template.fill(values, encodeQueryValue);
      if (value === undefined) return [];
      return [`${encodeURIComponent(name)}=${template.names.length === 0 ? encodeURIComponent(value) : value}`];
    });
}
