import { localResources } from '../../app/cli/local-resources.ts';
import { Faults } from '../../core/formats/edi/faults.ts';
import { readEdifact } from '../../core/formats/edifact/file-reader.ts';
import type { InterchangeSink } from '../../core/formats/edifact/interchange-builder.ts';
import { EdifactReader, fileLimits } from '../../core/formats/edifact/reader.ts';
import { formats } from '../../core/formats/index.ts';
import { hubError } from '../../core/kernel/errors.ts';
import type { FormatCodec } from '../../core/spi/format.ts';
import { returnJson } from '../../simulators/retailer/returns.ts';
import { parseWithNodeEdifact } from '../baselines/node-edifact.ts';
import type { Scenario } from '../scenario.ts';
import { largeInterchange } from '../support/interchanges.ts';
import { alternate, throughput } from '../support/rounds.ts';

const MEGABYTE = 1_000_000;

/** How fast documents are read. */
export const parse: Scenario = {
  name: 'parse',
  tells: 'reading documents held in memory: an EDIFACT interchange with its guide, JSON, XML',
  run: async (context) => {
    const size = context.pick(4, 0.3) * MEGABYTE;
    const text = [...largeInterchange(size, context.seed)].join('');
    const edifact = Buffer.from(text, 'latin1');
    const returns = Array.from({ length: Math.ceil(size / 700) }, (_, n) => returnJson({ seed: context.seed, n: n + 1 }));
    const json = Buffer.from(JSON.stringify({ returns }));
    const xml = Buffer.from(xmlOf({ return: returns }));
    const codec = codecOf('edifact', { guide: ['eancom-d01b/RETANN'] });
    const [jsonCodec, xmlCodec] = [codecOf('json'), codecOf('xml')];

    const speed = (bytes: Uint8Array, read: () => void) => () =>
      throughput(context.pick(2000, 50), () => {
        read();
        return bytes.length / MEGABYTE;
      });
    const figures = await alternate(context.pick(3, 1), {
      validated: speed(edifact, () => whole(codec, edifact)),
      read: speed(edifact, () => passing(edifact)),
      kept: speed(edifact, () => readEdifact(edifact)),
      node: speed(edifact, () => parseWithNodeEdifact(text)),
      json: speed(json, () => whole(jsonCodec, json)),
      xml: speed(xml, () => whole(xmlCodec, xml)),
    });
    const { validated, read, kept, node } = figures;
    const against = [
      { baseline: 'node-edifact', ratio: validated / node },
      { baseline: 'reading alone', ratio: validated / read },
    ];
    const toNode = (figure: number) => [{ baseline: 'node-edifact', ratio: figure / node }];
    return [
      { what: 'EDIFACT: decoded and validated by its guide', figure: validated, unit: 'MB/s', target: { atLeast: 20 }, against },
      { what: 'EDIFACT: read to segments alone', figure: read, unit: 'MB/s', against: toNode(read) },
      { what: 'EDIFACT: read to segments, all of them kept', figure: kept, unit: 'MB/s', against: toNode(kept) },
      { what: 'baseline: parser of node-edifact, segments alone', figure: node, unit: 'MB/s' },
      { what: 'JSON: decoded', figure: figures.json, unit: 'MB/s' },
      { what: 'XML: decoded', figure: figures.xml, unit: 'MB/s' },
    ];
  },
};

function codecOf(kind: string, settings: Readonly<Record<string, unknown>> = {}): FormatCodec {
  const format = formats.get(kind);
  if (format === undefined) throw hubError('E_FORMAT_UNKNOWN', { reason: kind });
  return format.open(settings, localResources());
}

/** Decodes and validates; a document of the bench has no fault. */
function whole(codec: FormatCodec, bytes: Uint8Array): void {
  const { errors, messages } = codec.decode(bytes);
  const found = [...errors, ...messages.flatMap((message) => [...message.errors, ...codec.validate(message)])];
  if (found.length > 0 || messages.length === 0) throw new Error(`the document has ${found.length} faults: ${found[0]?.message}`);
}

/** Reads without keeping anything, as the baseline does. */
function passing(bytes: Uint8Array): void {
  const none = (): void => {};
  const sink: InterchangeSink = { begin: none, header: none, group: none, groupEnd: none, message: none, stray: none, end: none };
  const reader = new EdifactReader(sink, new Faults(), fileLimits);
  reader.write(bytes);
  reader.end();
}

function xmlOf(value: unknown, name = 'returns'): string {
  if (Array.isArray(value)) return value.map((item) => xmlOf(item, name)).join('');
  if (typeof value !== 'object' || value === null) return `<${name}>${String(value).replace(/[<&]/g, '')}</${name}>`;
  return `<${name}>${Object.entries(value)
    .map(([key, inner]) => xmlOf(inner, key))
    .join('')}</${name}>`;
}
