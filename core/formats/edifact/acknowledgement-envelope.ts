import type { Finding } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import { componentsOf, type EdifactMessage, type Interchange, messagesOf, type RawSegment, valueAt } from './model.ts';
import { syntaxErrorCode } from './syntax-error-codes.ts';

/** A fault in the terms of a CONTRL: error (0085) and where. */
export interface SyntaxFault {
  readonly error: string;
  /** 0096. */
  readonly segment: number;
  readonly tag: string;
  /** 0098 and 0104; 0 where the fault is of the whole segment. */
  readonly element: number;
  readonly component: number;
}

/** One interchange, as much of it as its acknowledgement needs: plain data, kept with the decoded document. */
export interface AcknowledgedInterchange {
  /** UNB by elements, each by components. */
  readonly header: readonly (readonly string[])[];
  readonly faults: readonly SyntaxFault[];
  readonly messages: readonly AcknowledgedMessage[];
  /** UNG by elements, for interchanges with groups. */
  readonly groups: readonly (readonly (readonly string[])[])[];
}

/** One message: UNH 0062 and S009, and the index of its group, -1 without. */
export interface AcknowledgedMessage {
  readonly reference: string;
  readonly identity: readonly string[];
  readonly group: number;
}

/** The envelope of a decoded document: what {@link readEnvelope} gives back. */
export function envelopeOf(interchanges: readonly Interchange[], faultsOf: (owner: Interchange) => readonly Finding[]): JsonObject {
  return {
    interchanges: interchanges.map((interchange) => {
      const groups = interchange.content.filter((part) => part.kind === 'group');
      const groupOf = (message: EdifactMessage) => groups.findIndex((group) => group.content.includes(message));
      return {
        header: components(interchange.header),
        faults: faultsOf(interchange).map((found) => ({ ...toSyntaxFault(found) })),
        messages: messagesOf(interchange).map((message) => ({
          reference: valueAt(message.segments[0], 0),
          identity: componentsOf(message.segments[0]?.elements[1]),
          group: groups.length === 0 ? -1 : groupOf(message),
        })),
        groups: groups.map((group) => components(group.header)),
      };
    }),
  };
}

/** The interchanges of an envelope that {@link envelopeOf} made, perhaps read back from JSON. */
export function readEnvelope(envelope: JsonObject | undefined): readonly AcknowledgedInterchange[] {
  const list: Json | undefined = envelope?.['interchanges'];
  return Array.isArray(list) ? (list as unknown as readonly AcknowledgedInterchange[]) : [];
}

/** A finding in the terms of a CONTRL. */
export function toSyntaxFault({ code, at }: { readonly code: Finding['code']; readonly at: Position }): SyntaxFault {
  return {
    error: syntaxErrorCode(code),
    segment: at.segment ?? 0,
    tag: at.tag ?? '',
    element: at.element ?? 0,
    component: at.component ?? 0,
  };
}

function components(segment: RawSegment | undefined): string[][] {
  return (segment?.elements ?? []).map((element) => [...componentsOf(element)]);
}
