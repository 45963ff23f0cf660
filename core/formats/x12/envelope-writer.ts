import type { EnvelopeContext } from '../../spi/format.ts';
import type { Delimiters, FunctionalGroup, Interchange, RawSegment, TransactionSet } from './model.ts';

/** A party in ISA. */
export interface EnvelopeParty {
  readonly qualifier: string;
  readonly id: string;
}

/** What an interchange is framed by. */
export interface EnvelopeContent {
  readonly sender: EnvelopeParty;
  readonly recipient: EnvelopeParty;
  /** ISA12. */
  readonly version: string;
  readonly controlReference: string;
  readonly preparedAt: Date;
  readonly acknowledgementRequested: boolean;
  readonly test: boolean;
}

/** What a functional group is framed by. */
export interface GroupContent {
  /** GS01. */
  readonly kind: string;
  readonly sender: string;
  readonly recipient: string;
  readonly controlReference: string;
  readonly preparedAt: Date;
  /** GS08. */
  readonly release: string;
}

/** `QUALIFIER:ID` of a channel; without it, the party that the hub knows, mutually defined (ZZ): the qualifiers of other
 *  syntaxes mean other things here. */
export function partyOf(setting: string | undefined, known: EnvelopeContext['sender']): EnvelopeParty {
  const [, qualifier, id] = /^([^:]*):(.*)$/s.exec(setting ?? '') ?? [];
  if (qualifier !== undefined && id !== undefined) return { qualifier, id };
  return { qualifier: 'ZZ', id: setting ?? known.id };
}

/** ISA with its fixed widths. Date and time are UTC. */
export function interchangeHeader(content: EnvelopeContent, { repetition, component }: Delimiters): RawSegment {
  const { sender, recipient, version } = content;
  const { date, time } = stamp(content.preparedAt);
  const elements = [
    ...['00', ' '.repeat(10), '00', ' '.repeat(10)],
    ...[sender.qualifier, sender.id.padEnd(15), recipient.qualifier, recipient.id.padEnd(15)],
    ...[date.slice(2), time, repetition ?? 'U', version, content.controlReference.padStart(9, '0')],
    ...[content.acknowledgementRequested ? '1' : '0', content.test ? 'T' : 'P', component],
  ];
  return { tag: 'ISA', elements };
}

/** A group with its GS and GE around transaction sets. */
export function groupOf(content: GroupContent, transactions: readonly TransactionSet[]): FunctionalGroup {
  const { kind, sender, recipient, controlReference, release } = content;
  const { date, time } = stamp(content.preparedAt);
  return {
    kind: 'group',
    header: { tag: 'GS', elements: [kind, sender, recipient, date, time, controlReference, 'X', release] },
    content: transactions,
    trailer: { tag: 'GE', elements: [String(transactions.length), controlReference] },
  };
}

/** A transaction set: ST, what it holds, and SE with the right count. */
export function transactionOf(header: RawSegment, body: readonly RawSegment[]): TransactionSet {
  const trailer = { tag: 'SE', elements: [String(body.length + 2), header.elements[1] ?? ''] };
  return { kind: 'transaction', segments: [header, ...body, trailer] };
}

/** An interchange with its ISA and IEA around groups and interchange acknowledgements. */
export function interchangeOf(content: EnvelopeContent, delimiters: Delimiters, parts: Interchange['content']): Interchange {
  const header = interchangeHeader(content, delimiters);
  const groups = parts.filter(({ kind }) => kind === 'group').length;
  return { delimiters, header, content: parts, trailer: { tag: 'IEA', elements: [String(groups), header.elements[12] ?? ''] } };
}

/** Date (CCYYMMDD) and time (HHMM) in UTC. */
function stamp(instant: Date): { readonly date: string; readonly time: string } {
  const text = instant.toISOString();
  return { date: text.slice(0, 10).replaceAll('-', ''), time: text.slice(11, 16).replace(':', '') };
}
