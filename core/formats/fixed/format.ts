import { hubError } from '../../kernel/errors.ts';
import type { FormatCodec, FormatDefinition, FormatResources } from '../../spi/format.ts';
import type { Charset } from '../records/charset.ts';
import { joinRows } from '../records/join-rows.ts';
import { loadLayout } from '../records/layout.ts';
import { fixedLayoutSchema } from '../records/layout-schema.ts';
import { messagesOf } from '../records/messages.ts';
import { readSettings } from '../settings.ts';
import { readFixed } from './reader.ts';
import { fixedFields } from './settings.ts';
import { writeFixed } from './writer.ts';

/** Records of fixed width, as mainframes and their heirs send them. */
export const fixedFormat: FormatDefinition = {
  kind: 'fixed',
  summary: 'Files of records of fixed width: fields by place and length, kinds of records by a tag, described by a layout file.',
  mediaTypes: ['text/plain', 'application/octet-stream'],
  extension: '.txt',
  settings: fixedFields,
  files: { 'fixed-layout': fixedLayoutSchema },
  open,
};

const lineBreaks: Readonly<Record<string, string>> = { crlf: '\r\n', lf: '\n', none: '' };

function open(given: Readonly<Record<string, unknown>>, resources: FormatResources): FormatCodec {
  const settings = readSettings(fixedFields, given);
  const layout = loadLayout(settings.layout, fixedLayoutSchema, resources);
  const charset = settings.charset as Charset;
  const hasLines = settings.lineBreaks !== 'none';
  if (!hasLines && layout.length === undefined)
    throw hubError('E_CONFIG_FIELD', { reason: 'format.lineBreaks is none, but the layout gives no "length" of records' });
  const reading = { layout, charset, hasLines, messages: messagesOf(settings, layout), isLenient: settings.recordLength === 'lenient' };
  const writing = { layout, charset, lineBreak: lineBreaks[settings.lineBreaks] ?? '' };
  return {
    decode: (body) => readFixed(body, reading),
    // Types are read with the text: what is wrong with a message is known when it is decoded.
    validate: () => [],
    encode: (tree) => writeFixed(tree, writing),
    // Records with tags have a head and a foot of their own: two such files make no third.
    ...(layout.rows === undefined ? {} : { join: joinRows }),
  };
}
