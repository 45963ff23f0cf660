import type { FieldTable } from '../../spi/fields.ts';
import type { FormatCodec, FormatDefinition } from '../../spi/format.ts';
import { acknowledgeFields, awaitsFields, interchangeFields } from '../interchange-fields.ts';
import type { AcknowledgeAgreement, AwaitedAnswers, InterchangeAgreement } from '../model.ts';
import type { Report } from '../report.ts';
import { type ConfigNode, hasUnresolved, readFields } from '../yaml-file.ts';

/** A channel whose sections about interchanges are read. */
export interface InterchangeSections {
  readonly node: ConfigNode;
  readonly report: Report;
  readonly codec: FormatCodec;
  readonly format: FormatDefinition;
}

/** `interchange:`, with the defaults where it is not given. */
export function readInterchange(sections: InterchangeSections): InterchangeAgreement | undefined {
  const node = section(sections, 'interchange');
  if (node !== undefined && sections.format.envelope === undefined) return refuse(sections, node, 'interchange', 'has no interchanges');
  return fields(sections, node, interchangeFields, 'interchange');
}

/** `acknowledge:`. @returns null without the section, undefined when it is wrong */
export function readAcknowledge(sections: InterchangeSections): AcknowledgeAgreement | null | undefined {
  const node = section(sections, 'acknowledge');
  if (node === undefined) return null;
  const given = fields(sections, node, acknowledgeFields, 'acknowledge');
  if (given === undefined) return undefined;
  const { codec } = sections;
  const { kind, application, to } = given;
  const technical = kind === undefined ? 'never' : (given.technical as 'errors' | 'always');
  if (!isKnown(sections)) return { technical, application: application as AcknowledgeAgreement['application'], to };
  if (technical !== 'never' && codec.acknowledge === undefined)
    return refuse(sections, node, 'acknowledge', 'has no technical acknowledgement');
  if (application !== 'never' && codec.acknowledgeContent === undefined)
    return refuse(sections, node, 'acknowledge', 'has no application acknowledgement');
  if (technical === 'never' && application === 'never') {
    const reason = 'acknowledge: neither kind nor application says what is to be sent; leave the section out, or give one';
    sections.report.error('E_CONFIG_FIELD', { reason }, node.keyAt);
    return undefined;
  }
  return { technical, application: application as AcknowledgeAgreement['application'], to };
}

/** `awaits:`. @returns null without the section, undefined when it is wrong */
export function readAwaits(sections: InterchangeSections): AwaitedAnswers | null | undefined {
  const node = section(sections, 'awaits');
  if (node === undefined) return null;
  const given = fields(sections, node, awaitsFields, 'awaits');
  if (given === undefined) return undefined;
  if (isKnown(sections) && sections.codec.acknowledgements === undefined)
    return refuse(sections, node, 'awaits', 'has no acknowledgements');
  if (given.technical !== undefined || given.application !== undefined) return given;
  const reason = 'awaits: says neither technical nor application; leave the section out, or give a time';
  sections.report.error('E_CONFIG_FIELD', { reason }, node.keyAt);
  return undefined;
}

/** May the channel do without a mapping, because acknowledgements are all that it, or the answers on it, bring? */
export function bringsAcknowledgements(sections: InterchangeSections): boolean {
  return !isKnown(sections) || sections.codec.acknowledgements !== undefined;
}

function section({ node }: InterchangeSections, name: string): ConfigNode | undefined {
  return node.children.get(name);
}

/** Is the codec the one that the settings mean? On a machine without their variables it is not. */
function isKnown({ node }: InterchangeSections): boolean {
  return !hasUnresolved(node.children.get('format'));
}

function fields<T extends FieldTable>({ node, report }: InterchangeSections, at: ConfigNode | undefined, table: T, label: string) {
  return readFields(at, table, report, { label, missingAt: node.keyAt });
}

function refuse({ report, format }: InterchangeSections, node: ConfigNode, label: string, reason: string): undefined {
  report.error('E_CONFIG_FIELD', { reason: `${label}: the format ${format.kind} ${reason}` }, node.keyAt);
  return undefined;
}
