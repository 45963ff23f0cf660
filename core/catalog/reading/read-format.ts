import { asHubError, hubError } from '../../kernel/errors.ts';
import type { Position } from '../../kernel/position.ts';
import { hint } from '../../spi/did-you-mean.ts';
import { unresolved } from '../../spi/field-parser.ts';
import type { FormatCodec, FormatDefinition } from '../../spi/format.ts';
import type { LoadContext } from '../input.ts';
import { formatResources } from '../resources.ts';
import { type ConfigNode, hasUnresolved, placeOf, readFields } from '../yaml-file.ts';

export interface OpenFormat {
  readonly definition: FormatDefinition;
  readonly codec: FormatCodec;
}

/** Reads `format: { kind, …settings }` and opens the codec. @default kind json */
export function readFormat(context: LoadContext, partner: string, node: ConfigNode | undefined, owner: ConfigNode): OpenFormat | undefined {
  const { input, report } = context;
  const place = node === undefined ? owner.keyAt : placeOf(node);
  if (node !== undefined && node.kind !== 'group') {
    report.error('E_CONFIG_FIELD', { reason: 'format must be a group of fields, such as { kind: json }' }, node.at);
    return undefined;
  }
  const kindNode = node?.children.get('kind');
  const kind = kindNode?.value ?? 'json';
  if (kind === unresolved) return undefined;
  const definition = typeof kind === 'string' ? input.formats.get(kind) : undefined;
  if (definition === undefined) {
    const name = `${kindNode?.written ?? 'json'}${hint(String(kindNode?.written), input.formats.keys())}`;
    report.error('E_CONFIG_FIELD', { reason: `there is no format ${name}` }, kindNode?.at ?? place);
    return undefined;
  }
  const settings = readFields(node, definition.settings, report, { label: 'format', others: ['kind'], missingAt: place });
  return settings && opened(context, partner, definition, settings, node, place);
}

/** Opens the format that a connector brings along, with the settings of the channel. */
export function readOwnFormat(
  context: LoadContext,
  partner: string,
  definition: FormatDefinition,
  node: ConfigNode | undefined,
  owner: ConfigNode,
): OpenFormat | undefined {
  const place = node === undefined ? owner.keyAt : placeOf(node);
  const settings = readFields(node, definition.settings, context.report, { label: 'settings', missingAt: place });
  return settings && opened(context, partner, definition, settings, node, place);
}

function opened(
  { input, report, schemas }: LoadContext,
  partner: string,
  definition: FormatDefinition,
  settings: Readonly<Record<string, unknown>>,
  node: ConfigNode | undefined,
  place: Position,
): OpenFormat | undefined {
  if (hasUnresolved(node)) return { definition, codec: unknownCodec(definition.kind) };
  try {
    return { definition, codec: definition.open(settings, formatResources(input.files, schemas, partner)) };
  } catch (thrown) {
    const error = asHubError(thrown);
    const findings = error.findings.length > 0 ? error.findings : [error.toFinding()];
    for (const found of findings) report.add(found.at.file === undefined ? { ...found, at: place } : found);
    return undefined;
  }
}

/** Stands in where the settings are not known on this machine. */
function unknownCodec(kind: string): FormatCodec {
  const refuse = () => {
    throw hubError('E_CONFIG_VARIABLE', { name: `that the format ${kind} of this channel needs` });
  };
  return { decode: refuse, validate: refuse, encode: refuse };
}
