import { validateHeaderName, validateHeaderValue } from 'node:http';
import { hubError } from '../../core/kernel/errors.ts';
import { readTemplates, type Template, type ValueOf } from './template.ts';

/** Headers that belong to the connection or to the body's framing (RFC 9110, section 7.6.1): not for a pack to set. */
const FRAMING = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'upgrade', 'te', 'trailer', 'expect']);

/** The headers of a setting, names in lower case; `{names}` in their values are filled for each request.
 *  @param setting its name, for errors
 *  @returns how to write them. @throws E_CONFIG_FIELD */
export function headerTemplates(
  setting: string,
  headers: Readonly<Record<string, string>> = {},
  credentials: ReadonlyMap<string, string>,
): (values: ValueOf) => Readonly<Record<string, string>> {
  const templates: [name: string, template: Template][] = [];
  for (const [name, template] of readTemplates(setting, headers, credentials)) {
    const key = name.toLowerCase();
    if (FRAMING.has(key)) throw hubError('E_CONFIG_FIELD', { reason: `${setting} may not set ${key}` });
    checkedValue(`${setting}.${key}`, headers[name] ?? '');
    templates.push([checkedName(setting, key), template]);
  }
  const write = (values: ValueOf): Readonly<Record<string, string>> => {
    const filled: Record<string, string> = {};
    for (const [name, template] of templates) {
      const value = template.fill(values, headerValue);
      if (value !== undefined) filled[name] = value;
    }
    return filled;
  };
  if (templates.some(([, { names }]) => names.length > 0)) return write;
  const fixed = write(() => undefined);
  return () => fixed;
}

/** A header's name, in lower case. @throws E_CONFIG_FIELD */
export function checkedName(field: string, name: string): string {
  try {
    validateHeaderName(name);
    return name.toLowerCase();
  } catch {
    throw hubError('E_CONFIG_FIELD', { reason: `${field} has a name that is not one of an HTTP header` });
  }
}

/** @throws E_CONFIG_FIELD; the value is not told */
export function checkedValue(field: string, value: string): string {
  if (headerValue(value) !== undefined) return value;
  throw hubError('E_CONFIG_FIELD', { reason: `${field} has characters that cannot stand in an HTTP header` });
}

/** The value, if it can stand in a header. */
export function headerValue(value: string): string | undefined {
  try {
    validateHeaderValue('x', value);
    return value;
  } catch {
    return undefined;
  }
}
