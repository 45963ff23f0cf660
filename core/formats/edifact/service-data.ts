import type { Json, JsonObject } from '../../kernel/json.ts';
import type { MessageIdentity } from './guide.ts';
import { type Components, componentsOf, type Interchange, type RawSegment, valueAt } from './model.ts';

/** A party of an interchange: UNB S002, S003. */
export interface EnvelopeParty {
  readonly id: string;
  /** 0007: 14 for a GLN. */
  readonly qualifier?: string;
  /** 0008, 0014: the address for routing behind the party's own. */
  readonly routing?: string;
}

/** What UNB says, in words: the `UNB` of a message's tree. */
export function headerData(interchange: Interchange): JsonObject {
  const { header, separators } = interchange;
  const optional = (name: string, value: string): Record<string, Json> => (value === '' ? {} : { [name]: value });
  return {
    syntax: { identifier: valueAt(header, 0, 0), version: valueAt(header, 0, 1) },
    sender: { ...partyOf(header, 1) },
    recipient: { ...partyOf(header, 2) },
    ...optional('preparedAt', preparation(valueAt(header, 3, 0), valueAt(header, 3, 1))),
    controlReference: valueAt(header, 4),
    ...optional('applicationReference', valueAt(header, 6)),
    acknowledgementRequested: valueAt(header, 8) === '1',
    ...optional('agreement', valueAt(header, 9)),
    test: valueAt(header, 10) === '1',
    decimalMark: separators.decimal,
  };
}

/** Sender (element 1 counted from 0) or recipient (2) of an interchange. */
export function partyOf(header: RawSegment | undefined, element: number): EnvelopeParty {
  const [id = '', qualifier = '', routing = ''] = componentsOf(header?.elements[element]);
  return { id, ...(qualifier === '' ? {} : { qualifier }), ...(routing === '' ? {} : { routing }) };
}

/** Type, version, release, agency and association of a message, as its UNH says. */
export function identityOf(header: RawSegment | undefined): MessageIdentity {
  const association = valueAt(header, 1, 4);
  return {
    type: valueAt(header, 1, 0),
    version: valueAt(header, 1, 1),
    release: valueAt(header, 1, 2),
    agency: valueAt(header, 1, 3),
    ...(association === '' ? {} : { association }),
  };
}

/** Local date and time of preparation without zone, for EDIFACT has none: `2025-03-12T10:15`; a two-digit year is of this century. */
function preparation(date: string, time: string): string {
  const [, year, month, day] = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  const [, hour, minute] = /^(\d{2})(\d{2})$/.exec(time) ?? [];
  if (year === undefined || hour === undefined) return '';
  return `${year.length === 2 ? `20${year}` : year}-${month}-${day}T${hour}:${minute}`;
}

/** What a UNB is written from. */
export interface HeaderContent {
  readonly identifier: string;
  readonly version: string;
  readonly sender: EnvelopeParty;
  readonly recipient: EnvelopeParty;
  readonly preparedAt: Date;
  readonly controlReference: string;
  readonly applicationReference?: string | undefined;
  readonly acknowledgementRequested?: boolean;
  readonly agreement?: string | undefined;
  readonly test: boolean;
}

/** UNB, without trailing empty elements. Date and time are UTC; syntax 4 has a four-digit year (ISO 9735-1:2002, annex C). */
export function headerSegment(content: HeaderContent): RawSegment {
  const stamp = content.preparedAt.toISOString();
  const date = stamp.slice(0, 10).replaceAll('-', '');
  const elements: Components[] = [
    [content.identifier, content.version],
    partyComponents(content.sender),
    partyComponents(content.recipient),
    [content.version >= '4' ? date : date.slice(2), stamp.slice(11, 16).replace(':', '')],
    [content.controlReference],
    [],
    [content.applicationReference ?? ''],
    [],
    [content.acknowledgementRequested === true ? '1' : ''],
    [content.agreement ?? ''],
    [content.test ? '1' : ''],
  ];
  while ((elements.at(-1) ?? ['x']).every((value) => value === '')) elements.pop();
  return { tag: 'UNB', elements };
}

/** UNT: how many segments the message has, UNH and UNT counted, and its reference. */
export function messageTrailer(segments: number, reference: string): RawSegment {
  return { tag: 'UNT', elements: [[String(segments)], [reference]] };
}

/** UNZ: how many messages, and the control reference. */
export function interchangeTrailer(messages: number, controlReference: string): RawSegment {
  return { tag: 'UNZ', elements: [[String(messages)], [controlReference]] };
}

function partyComponents({ id, qualifier, routing }: EnvelopeParty): Components {
  if (routing !== undefined) return [id, qualifier ?? '', routing];
  return qualifier === undefined ? [id] : [id, qualifier];
}
