import type { ErrorCode } from '../../kernel/error-table.ts';
import type { Finding } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Faults } from '../edi/faults.ts';
import { type Delimiters, groupsOf, type Interchange, type LooseSegment, type TransactionSet } from './model.ts';
import type { Tolerance } from './tolerance.ts';

/** A fault as far as an acknowledgement needs it. */
export interface AcknowledgedFault {
  readonly code: ErrorCode;
  readonly segment: number;
  readonly tag: string;
  /** 0 where the fault is of the whole segment. */
  readonly element: number;
  readonly component: number;
}

/** Faults that refuse, and faults that were let through. */
export interface Judged {
  readonly faults: readonly AcknowledgedFault[];
  readonly noted: readonly AcknowledgedFault[];
}

/** One interchange, as much of it as its acknowledgement needs: plain data, kept with the decoded document. */
export interface AcknowledgedInterchange extends Judged {
  /** ISA by elements. */
  readonly header: readonly string[];
  readonly delimiters: Delimiters;
  readonly groups: readonly AcknowledgedGroup[];
  readonly messages: readonly AcknowledgedMessage[];
}

/** One functional group: GS by elements, and the count in GE as it was sent. */
export interface AcknowledgedGroup extends Judged {
  readonly header: readonly string[];
  readonly announced: string;
}

/** One message of the document: ST by elements, or TA1 with group -1. */
export interface AcknowledgedMessage {
  readonly header: readonly string[];
  readonly group: number;
  readonly noted: readonly AcknowledgedFault[];
}

/** The envelope of a decoded document: what {@link readEnvelope} gives back. */
export function envelopeOf(
  interchanges: readonly Interchange[],
  faults: Faults,
  tolerance: Tolerance,
  notedOf: (part: TransactionSet | LooseSegment) => readonly Finding[],
): JsonObject {
  const judged = (owner: object) => ({
    faults: tolerance.refused(faults.of(owner)).map(toFault),
    noted: tolerance.letThrough(faults.of(owner)).map(toFault),
  });
  const message = (part: TransactionSet | LooseSegment, group: number) => {
    const header = part.kind === 'loose' ? part.segment : part.segments[0];
    return { header: header?.elements ?? [], group, noted: notedOf(part).map(toFault) };
  };
  const list = interchanges.map((interchange): AcknowledgedInterchange => {
    const groups = groupsOf(interchange);
    let index = -1;
    return {
      header: interchange.header.elements,
      delimiters: interchange.delimiters,
      ...judged(interchange),
      groups: groups.map((group) => ({
        header: group.header?.elements ?? [],
        announced: group.trailer?.elements[0] ?? '',
        ...judged(group),
      })),
      messages: interchange.content.flatMap((part) => {
        if (part.kind === 'loose') return part.segment.tag === 'TA1' ? [message(part, -1)] : [];
        index += 1;
        const own = index;
        return part.content.flatMap((inner) => (inner.kind === 'transaction' ? [message(inner, own)] : []));
      }),
    };
  });
  return { interchanges: list as unknown as Json };
}

/** The interchanges of an envelope that {@link envelopeOf} made, perhaps read back from JSON. */
export function readEnvelope(envelope: JsonObject | undefined): readonly AcknowledgedInterchange[] {
  const list: Json | undefined = envelope?.['interchanges'];
  return Array.isArray(list) ? (list as unknown as readonly AcknowledgedInterchange[]) : [];
}

/** A finding as far as an acknowledgement needs it. */
export function toFault({ code, at }: Finding): AcknowledgedFault {
  return { code, segment: at.segment ?? 0, tag: at.tag ?? '', element: at.element ?? 0, component: at.component ?? 0 };
}
