import type { ConnectorDefinition, ConnectorSide } from '../../spi/connector.ts';
import { hint } from '../../spi/did-you-mean.ts';
import { unresolved } from '../../spi/field-parser.ts';
import type { FieldTable, FieldValue, SettingsOf } from '../../spi/fields.ts';
import { carrierOf } from '../carriers.ts';
import { checkEndpoint } from '../checking/check-endpoint.ts';
import type { LoadContext } from '../input.ts';
import { type Channel, type InboundChannel, type OutboundChannel, orderings, type PackMapping, type Partner } from '../model.ts';
import { readExpect } from '../partner-sections.ts';
import { connectorResource } from '../resources.ts';
import { readRetention } from '../retention.ts';
import { readRetry } from '../retry.ts';
import { channelFields, inboundSections, limitsFields, messageFields, outboundSections, replyFields, requestFields } from '../shapes.ts';
import { checkTypes } from '../type-names.ts';
import { type ConfigNode, freeGroup, hasUnresolved, readFields } from '../yaml-file.ts';
import { readBatch } from './read-batch.ts';
import { readCredentials, warnOfUnsafe } from './read-credentials.ts';
import { type OpenFormat, readFormat, readOwnFormat } from './read-format.ts';
import { bringsAcknowledgements, type InterchangeSections, readAcknowledge, readAwaits, readInterchange } from './read-interchange.ts';

type Side = ConnectorSide<FieldTable, FieldTable, unknown>;

/** Reads one channel of a pack. Undefined if anything is wrong with it; the report has all of it. */
export function readChannel(context: LoadContext, partner: Partner, name: string, node: ConfigNode): Channel | undefined {
  const { report } = context;
  if (node.kind !== 'group') {
    report.error('E_CONFIG_FIELD', { reason: `the channel ${name} must be a group of fields` }, node.keyAt);
    return undefined;
  }
  const direction = node.children.get('direction')?.value;
  if (direction === unresolved) return undefined;
  const outbound = direction === 'out';
  const head = readFields(node, channelFields, report, {
    label: name,
    others: outbound ? outboundSections : inboundSections,
    missingAt: node.keyAt,
  });
  if (head === undefined) return undefined;
  const reader = new ChannelReader(context, partner, name, node);
  return outbound ? reader.outbound() : reader.inbound();
}

class ChannelReader {
  private readonly context: LoadContext;
  private readonly partner: Partner;
  private readonly name: string;
  private readonly node: ConfigNode;

  constructor(context: LoadContext, partner: Partner, name: string, node: ConfigNode) {
    this.context = context;
    this.partner = partner;
    this.name = name;
    this.node = node;
  }

  inbound(): InboundChannel | undefined {
    const base = this.base('in', 4);
    const answers = this.requests('answer');
    if (base === undefined || answers === undefined) return undefined;
    const sections = this.interchanges(this.node, { codec: base.codec, definition: base.formatDefinition });
    const message = this.message(sections);
    const interchange = readInterchange(sections);
    const acknowledge = readAcknowledge(sections);
    const expect = readExpect(this.section('expect'), this.name, this.context.report);
    if (message === undefined || interchange === undefined || acknowledge === undefined || expect === undefined) return undefined;
    return Object.freeze({
      ...base,
      direction: 'in' as const,
      ...message,
      answers,
      interchange: Object.freeze(interchange),
      ...(acknowledge === null ? {} : { acknowledge: Object.freeze(acknowledge) }),
      ...(expect === null ? {} : { expect }),
      accepts: base.formatDefinition.mediaTypes,
    });
  }

  /** A channel on which only acknowledgements come needs no mapping. */
  private message(sections: InterchangeSections): { readonly mapping?: PackMapping; readonly emits: readonly string[] } | undefined {
    const node = this.section('message');
    if (node === undefined && bringsAcknowledgements(sections)) return { emits: [] };
    return this.mapped(node, messageFields, 'message');
  }

  /** @param node where `format:` stands */
  private interchanges(node: ConfigNode, { codec, definition }: OpenFormat): InterchangeSections {
    return { node, report: this.context.report, codec, format: definition };
  }

  outbound(): OutboundChannel | undefined {
    const limits = this.limits();
    const base = this.base('out', limits?.concurrency ?? 4);
    const requests = this.requests('request');
    const replyNode = this.section('reply');
    const reply = replyNode && this.reply(replyNode);
    const retry = readRetry(this.section('retry'), this.context.report);
    const ordering = this.ordering();
    if (base === undefined || limits === undefined || requests === undefined || retry === undefined || ordering === undefined)
      return undefined;
    if (replyNode !== undefined && reply === undefined) return undefined;
    const awaits = readAwaits(this.interchanges(this.node, { codec: base.codec, definition: base.formatDefinition }));
    const batchNode = this.section('batch');
    const batch = batchNode && this.batch(batchNode, base, requests, ordering);
    if (awaits === undefined || (batchNode !== undefined && batch === undefined)) return undefined;
    const replies = reply === undefined ? {} : { reply };
    const awaited = awaits === null ? {} : { awaits: Object.freeze(awaits) };
    const batching = batch === undefined ? {} : { batch };
    return Object.freeze({ ...base, direction: 'out' as const, requests, ...replies, ...awaited, ...batching, limits, retry, ordering });
  }

  private base(direction: 'in' | 'out', concurrency: number) {
    const { context, name, node, partner } = this;
    const connector = this.connector(direction);
    const format = this.format(connector?.side);
    const parameters = freeGroup(this.section('parameters'), `${name}.parameters`, context.report);
    if (connector === undefined) return undefined;
    const settings = this.fields(this.section('settings'), connector.side.settings, 'settings') as Record<string, FieldValue> | undefined;
    const credentials = readCredentials(context, partner.name, connector.side.credentials, this.section('credentials'), node);
    warnOfUnsafe(context, 'settings', connector.side.settings, this.section('settings'));
    const retention = readRetention(this.section('retention'), `${name}.retention`, context.report);
    if (format === undefined || settings === undefined || credentials === undefined || retention === undefined) return undefined;
    const fullName = `${partner.name}/${name}`;
    const resource = connectorResource(context.input.files, partner.name, context.input.home ?? '');
    const config = Object.freeze({ name: fullName, settings, credentials, concurrency, resource });
    checkEndpoint(context, connector.side, config, node);
    return {
      name,
      fullName,
      partner,
      connector: connector.definition,
      config,
      ...carrierOf(connector.definition, settings),
      parameters,
      retention,
      formatDefinition: format.definition,
      codec: format.codec,
    };
  }

  /** The format that `format:` names, or the one that the connector brings along. */
  private format(side: Side | undefined): OpenFormat | undefined {
    const { context, node, partner } = this;
    const own = this.section('format');
    if (side?.format === undefined) return readFormat(context, partner.name, own, node);
    if (own === undefined) return readOwnFormat(context, partner.name, side.format, this.section('settings'), node);
    context.report.error('E_CONFIG_FIELD', { reason: `${this.name}.format: the connector reads documents by itself` }, own.keyAt);
    return undefined;
  }

  private connector(direction: 'in' | 'out'): { readonly definition: ConnectorDefinition; readonly side: Side } | undefined {
    const { input, report } = this.context;
    const kind = this.node.children.get('connector');
    if (kind?.value === unresolved) return undefined;
    const definition = input.connectors.get(String(kind?.value));
    const at = kind?.at ?? this.node.keyAt;
    if (definition === undefined) {
      report.error(
        'E_CONFIG_FIELD',
        { reason: `there is no connector ${kind?.written}${hint(String(kind?.written), input.connectors.keys())}` },
        at,
      );
      return undefined;
    }
    const side = (direction === 'in' ? definition.inbound : definition.outbound) as Side | undefined;
    if (side === undefined)
      report.error('E_CONFIG_FIELD', { reason: `the connector ${definition.kind} cannot ${direction === 'in' ? 'receive' : 'send'}` }, at);
    return side && { definition, side };
  }

  /** `{ mapping, emits }`, of a message or a reply. */
  private mapped(
    node: ConfigNode | undefined,
    table: typeof messageFields | typeof replyFields,
    label: string,
    others: readonly string[] = [],
  ) {
    const { context } = this;
    if (node === undefined) {
      context.report.error('E_CONFIG_FIELD', { reason: `${this.name} lacks ${label}: { mapping, emits }` }, this.node.keyAt);
      return undefined;
    }
    const fields = this.fields<FieldTable>(node, table, label, others) as SettingsOf<typeof messageFields> | undefined;
    if (fields === undefined) return undefined;
    const mapping = context.mappings.file(this.folder, node.children.get('mapping'));
    const known = checkTypes(node.children.get('emits'), context.report);
    return mapping === undefined || !known ? undefined : { mapping, emits: fields.emits };
  }

  private reply(node: ConfigNode): OutboundChannel['reply'] {
    const { context, partner } = this;
    const format = readFormat(context, partner.name, node.children.get('format'), node);
    const classifyNode = node.children.get('classify');
    const classify = classifyNode && context.mappings.expression(this.folder, classifyNode, `${partner.name}/${this.name}.classify`);
    const judged = classifyNode !== undefined;
    const mapped = format && this.mappedReply(node, judged || bringsAcknowledgements(this.interchanges(node, format)));
    if (format === undefined || mapped === undefined || (judged && classify === undefined)) return undefined;
    return Object.freeze({ ...mapped, ...(classify === undefined ? {} : { classify }), codec: format.codec });
  }

  /** @param mayLack the answer has a use without a mapping: what it acknowledges, or what is made of it by `classify` */
  private mappedReply(node: ConfigNode, mayLack: boolean) {
    const lacks = (['mapping', 'emits'] as const).filter((field) => !node.children.has(field));
    const [lacking] = lacks;
    if (lacking === undefined) return this.mapped(node, replyFields, 'reply', ['format']);
    if (this.fields(node, replyFields, 'reply', ['format']) === undefined) return undefined;
    if (lacks.length === 2 && mayLack) return { emits: [] };
    this.context.report.error(
      'E_CONFIG_FIELD',
      { reason: `reply lacks the field ${lacking}: ${replyFields[lacking].description.replace(/\.$/, '')}` },
      node.keyAt,
    );
    return undefined;
  }

  /** `request:` and `answer:` are one group or a list of them; each canonical type has one mapping. */
  private requests(label: 'request' | 'answer'): ReadonlyMap<string, PackMapping> | undefined {
    const section = this.section(label);
    const requests = new Map<string, PackMapping>();
    if (section === undefined) return requests;
    let complete = true;
    for (const node of section.kind === 'list' ? section.children.values() : [section]) {
      const fields = this.fields(node, requestFields, label);
      const mapping = fields && this.context.mappings.file(this.folder, node.children.get('mapping'));
      const known = fields !== undefined && checkTypes(node.children.get('accepts'), this.context.report);
      if (mapping === undefined || !known) complete = false;
      else this.addRequests(label, requests, fields.accepts, mapping, node.children.get('accepts') ?? node);
    }
    return complete ? requests : undefined;
  }

  private addRequests(
    label: string,
    requests: Map<string, PackMapping>,
    types: readonly string[],
    mapping: PackMapping,
    accepts: ConfigNode,
  ): void {
    for (const [index, type] of types.entries()) {
      const { at } = accepts.children.get(String(index)) ?? accepts;
      if (requests.has(type)) this.context.report.error('E_CONFIG_DUPLICATE', { what: `${this.name}.${label} for`, name: type }, at);
      requests.set(type, mapping);
    }
  }

  private limits(): OutboundChannel['limits'] | undefined {
    const node = this.section('limits');
    const fields = this.fields(node, limitsFields, 'limits');
    if (fields === undefined) return undefined;
    const limits = { concurrency: fields.concurrency, timeoutMs: fields.timeout };
    if (fields.rate === undefined) return Object.freeze(limits);
    const ratePerSecond = parseRate(fields.rate);
    if (ratePerSecond !== undefined) return Object.freeze({ ...limits, ratePerSecond });
    this.context.report.error(
      'E_CONFIG_FIELD',
      { reason: 'limits.rate must be documents in a time, such as 10/s, 200/m or 1000/h' },
      node?.children.get('rate')?.at ?? this.node.keyAt,
    );
    return undefined;
  }

  private ordering(): OutboundChannel['ordering'] | undefined {
    const node = this.section('ordering');
    const ordering = orderings.find((one) => one === (node?.value ?? 'none'));
    if (ordering === undefined && node !== undefined && !hasUnresolved(node))
      this.context.report.error('E_CONFIG_FIELD', { reason: `${this.name}.ordering is one of ${orderings.join(', ')}` }, node.at);
    return ordering;
  }

  private batch(
    node: ConfigNode,
    { codec, formatDefinition }: Pick<OutboundChannel, 'codec' | 'formatDefinition'>,
    requests: OutboundChannel['requests'],
    ordering: OutboundChannel['ordering'],
  ): OutboundChannel['batch'] {
    const format = { kind: formatDefinition.kind, codec, isKnown: !hasUnresolved(this.section('format')) };
    return readBatch(node, { name: this.name, timezone: this.partner.timezone, ordering, requests, format }, this.context.report);
  }

  private section(name: string): ConfigNode | undefined {
    return this.node.children.get(name);
  }

  private get folder(): string {
    return `mappings/${this.partner.name}`;
  }

  private fields<T extends FieldTable>(node: ConfigNode | undefined, table: T, label: string, others: readonly string[] = []) {
    return readFields(node, table, this.context.report, { label, others, missingAt: this.node.keyAt });
  }
}

/** `10/s`, `200/m`, `1000/h` as documents a second. */
function parseRate(text: string): number | undefined {
  const [, count, unit] = /^(\d+)\/(s|m|h)$/.exec(text) ?? [];
  if (count === undefined || Number(count) === 0) return undefined;
  return Number(count) / { s: 1, m: 60, h: 3_600 }[unit as 's' | 'm' | 'h'];
}
