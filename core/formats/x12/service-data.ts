import type { Json, JsonObject } from '../../kernel/json.ts';
import type { SetIdentity } from './guide.ts';
import { type RawSegment, valueAt } from './model.ts';

/** What ISA says, in words: the `ISA` of a message's tree. */
export function interchangeData(header: RawSegment): JsonObject {
  return {
    sender: { id: valueAt(header, 6).trim(), qualifier: valueAt(header, 5) },
    recipient: { id: valueAt(header, 8).trim(), qualifier: valueAt(header, 7) },
    ...prepared(valueAt(header, 9), valueAt(header, 10)),
    version: valueAt(header, 12),
    controlReference: valueAt(header, 13),
    acknowledgementRequested: valueAt(header, 14) === '1',
    test: valueAt(header, 15) === 'T',
  };
}

/** What GS says, in words: the `GS` of a message's tree. */
export function groupData(header: RawSegment | undefined): JsonObject {
  return {
    functionalIdentifier: valueAt(header, 1),
    sender: valueAt(header, 2).trim(),
    recipient: valueAt(header, 3).trim(),
    ...prepared(valueAt(header, 4), valueAt(header, 5)),
    controlReference: valueAt(header, 6),
    agency: valueAt(header, 7),
    release: valueAt(header, 8),
  };
}

/** Which set this is, by its ST and the GS around it. */
export function identityOf(group: RawSegment | undefined, header: RawSegment | undefined): SetIdentity {
  const convention = valueAt(header, 3);
  return { set: valueAt(header, 1), release: valueAt(group, 8), ...(convention === '' ? {} : { convention }) };
}

/** Local date and time without zone, for X12 has none: `2025-03-12T10:15`; a two-digit year is of this century. */
function prepared(date: string, time: string): Record<string, Json> {
  const [, year, month, day] = /^(\d{2}|\d{4})(\d{2})(\d{2})$/.exec(date) ?? [];
  const [, hour, minute] = /^(\d{2})(\d{2})/.exec(time) ?? [];
  if (year === undefined || hour === undefined) return {};
  return { preparedAt: `${year.length === 2 ? `20${year}` : year}-${month}-${day}T${hour}:${minute}` };
}
