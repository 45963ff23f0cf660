import { hubError } from '../../kernel/errors.ts';
import type { FormatCodec, FormatDefinition, FormatResources } from '../../spi/format.ts';
import type { Charset } from '../records/charset.ts';
import { joinRows } from '../records/join-rows.ts';
import { loadLayout } from '../records/layout.ts';
import { csvLayoutSchema } from '../records/layout-schema.ts';
import { messagesOf } from '../records/messages.ts';
import { readSettings } from '../settings.ts';
import { delimiters, readCsv } from './reader.ts';
import { csvFields } from './settings.ts';
import { writeCsv } from './writer.ts';

/** CSV (RFC 4180) as it is sent in life. */
export const csvFormat: FormatDefinition = {
  kind: 'csv',
  summary: 'CSV files (RFC 4180): any delimiter and character set, typed columns and records by a layout file.',
  mediaTypes: [
    'text/csv',
    'application/csv',
    'text/tab-separated-values',
    'text/plain',
    'application/vnd.ms-excel',
    'application/octet-stream',
  ],
  extension: '.csv',
  settings: csvFields,
  files: { 'csv-layout': csvLayoutSchema },
  open,
};

function open(given: Readonly<Record<string, unknown>>, resources: FormatResources): FormatCodec {
  const settings = readSettings(csvFields, given);
  const layout = settings.layout === undefined ? undefined : loadLayout(settings.layout, csvLayoutSchema, resources);
  const tagged = layout !== undefined && layout.rows === undefined;
  if (tagged && settings.header === true) throw contradiction('header', 'is for layouts without records');
  if (layout !== undefined && settings.columns.length > 0) throw contradiction('columns', 'is for files without a layout');
  const { quote, comment = '', columns } = settings;
  if (quote.length > 1) throw contradiction('quote', 'must be one character');
  const delimiter = delimiterOf(settings.delimiter);
  if (delimiter === quote) throw contradiction('quote', 'is the delimiter too');
  const charset = settings.charset as Charset;
  const common = { layout, hasHeader: settings.header ?? !tagged, columns, quote, comment, charset };
  const reading = {
    ...common,
    messages: messagesOf(settings, layout),
    delimiter,
    skipLines: settings.skipLines,
    isLenient: settings.rowLength === 'lenient',
    ignoreExtra: settings.extraColumns === 'ignore',
    trim: settings.trim,
  };
  const writing = {
    ...common,
    delimiter: delimiter === 'auto' ? ',' : delimiter,
    confusable: delimiter === 'auto' && quote !== '' ? delimiters.join('') : '',
    quoteAll: settings.quoting === 'all',
    escapeFormulas: settings.formulas === 'escape',
    lineBreak: settings.lineBreaks === 'lf' ? '\n' : '\r\n',
    bom: settings.bom,
  };
  return {
    decode: (body) => readCsv(body, reading),
    // Types are read with the text: what is wrong with a message is known when it is decoded.
    validate: () => [],
    encode: (tree) => writeCsv(tree, writing),
    // Records with tags have a head and a foot of their own: two such files make no third.
    ...(tagged ? {} : { join: joinRows }),
  };
}

function delimiterOf(given: string): string {
  if (given === 'auto') return given;
  const delimiter = given === 'tab' ? '\t' : given;
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) throw contradiction('delimiter', 'must be one character, tab or auto');
  return delimiter;
}

function contradiction(setting: string, reason: string): Error {
  return hubError('E_CONFIG_FIELD', { reason: `format.${setting} ${reason}` });
}
