import { hubError } from '../kernel/errors.ts';

const PLACEHOLDER = /\{([A-Za-z0-9_.-]+)\}/g;

/** The `{names}` in a template, in order, repetitions left out. */
export function templateNames(template: string): readonly string[] {
  return [...new Set(Array.from(template.matchAll(PLACEHOLDER), (match) => match[1] ?? ''))];
}

/** Puts values into the `{names}` of a setting: an address, a file name.
 *  @param setting the setting's name, for errors
 *  @param encode makes a value harmless where it will stand; undefined when it cannot be
 *  @throws E_TEMPLATE_VALUE when a value is missing, empty, or cannot be made harmless; the value itself is not told */
export function fillTemplate(
  setting: string,
  template: string,
  parameters: Readonly<Record<string, string>>,
  encode: (value: string) => string | undefined,
): string {
  return template.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (value === undefined || value === '') throw hubError('E_TEMPLATE_VALUE', { setting, reason: `the document has no ${name}` });
    const encoded = encode(value);
    if (encoded === undefined) throw hubError('E_TEMPLATE_VALUE', { setting, reason: `the value of ${name} cannot stand there` });
    return encoded;
  });
}
