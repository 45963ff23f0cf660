import { hubError } from '../kernel/errors.ts';
import { parseFields } from '../spi/field-parser.ts';
import type { FieldTable, SettingsOf } from '../spi/fields.ts';

/** The settings of a format, typed, defaults put in. The catalog has read them before, with their places in the pack;
 *  commands and tests open formats too. None is a duration, so reading them twice changes nothing.
 *  @throws HubError `E_CONFIG_FIELD` with every finding */
export function readSettings<T extends FieldTable>(table: T, settings: Readonly<Record<string, unknown>>): SettingsOf<T> {
  const parsed = parseFields(table, settings, {}, { label: 'format' });
  if (parsed.ok) return parsed.settings;
  throw hubError(
    'E_CONFIG_FIELD',
    { reason: parsed.findings.map(({ message }) => message.replace(/\.$/, '')).join('; ') },
    { findings: parsed.findings },
  );
}
