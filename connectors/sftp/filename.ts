import { hubError } from '../../core/kernel/errors.ts';
import { fillTemplate } from '../../core/spi/template.ts';
import type { NameCodec, WireText } from './charset.ts';

/** What no file name should hold, on any server: separators, control characters, blanks, what Windows reserves. */
const RESERVED = /[\p{C}\p{Z}/\\:*?"<>|]/gu;
/** File systems take 255 bytes; the temporary name is longer by 15. */
const MAX_BYTES = 240;

/** Refuses a template that could not give a plain file name, whatever the values.
 *  @throws E_CONFIG_FIELD */
export function checkFilename(template: string): void {
  if (template === '' || template.search(RESERVED) >= 0 || /^[.-]/.test(template)) {
    throw hubError('E_CONFIG_FIELD', { reason: 'filename is not that of a plain file: no folders, no blanks, no leading dot or dash' });
  }
}

/** The name of an uploaded file, as it travels. What could leave the folder or trouble a server becomes `_`, so two
 *  documents may get the same name: the connector never puts one over the other unless it is told to.
 *  @throws E_TEMPLATE_VALUE */
export function fillFilename(template: string, parameters: Readonly<Record<string, string>>, codec: NameCodec): WireText {
  const filled = fillTemplate('filename', template, parameters, (value) => value.replace(RESERVED, '_'));
  const name = codec.write(filled.replace(/^[.-]/, '_'));
  if (name.length > MAX_BYTES)
    throw hubError('E_TEMPLATE_VALUE', { setting: 'filename', reason: `the name would have more than ${MAX_BYTES} bytes` });
  return name;
}

/** The name of the second file that tells that the first is whole.
 *  @param template with `{name}` or `{stem}`, as it travels */
export function markerName(template: WireText, name: WireText): WireText {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  return template.replace(/\{(name|stem)\}/g, (_, which: string) => (which === 'name' ? name : stem));
}
