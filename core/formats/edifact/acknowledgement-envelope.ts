import type { Finding } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import { componentsOf, type RawSegment, valueAt } from './model.ts';
import { ownText } from './own-text.ts';
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

/** Notes of an interchange, part by part as it is read, what its acknowledgement needs. Holds on to nothing of the file. */
export class EnvelopeRecord {
  #header: string[][] = [];
  readonly #groups: string[][][] = [];
  readonly #messages: AcknowledgedMessage[] = [];
  #identity: readonly string[] = [];

  header(header: RawSegment): void {
    this.#header = components(header);
  }

  group(header: RawSegment): void {
    this.#groups.push(components(header));
  }

  message(header: RawSegment | undefined, grouped: boolean): void {
    const identity = componentsOf(header?.elements[1]);
    // Most messages of an interchange are of one type, and share the list that says so.
    if (!isSame(identity, this.#identity)) this.#identity = identity.map(ownText);
    const group = grouped ? this.#groups.length - 1 : -1;
    this.#messages.push({ reference: ownText(valueAt(header, 0)), identity: this.#identity, group });
  }

  /** @param faults of the interchange */
  end(faults: readonly Finding[]): AcknowledgedInterchange {
    return { header: this.#header, faults: faults.map(toSyntaxFault), messages: this.#messages, groups: this.#groups };
  }
}

/** The envelope of a decoded document: what {@link readEnvelope} gives back. */
export function envelopeOf(interchanges: readonly AcknowledgedInterchange[]): JsonObject {
  return { interchanges: interchanges as unknown as Json };
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

function components(segment: RawSegment): string[][] {
  return segment.elements.map((element) => componentsOf(element).map(ownText));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
