import type { Finding } from '../../kernel/errors.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Position } from '../../kernel/position.ts';
import { isBeyondAscii, isEncodable } from '../edi/charset.ts';
import { componentsOf, type RawSegment, valueAt } from './model.ts';
import { ownText } from './own-text.ts';
import { syntaxErrorCode } from './syntax-error-codes.ts';
import { encodingOf } from './syntax-identifiers.ts';

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

/** One interchange, as much of it as its acknowledgement needs: plain data, kept with the decoded document. Cut to what a
 *  CONTRL can hold: faulty service segments must not make a faulty answer. */
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

/** Greatest lengths of what is copied, by element and component, by version of the syntax. */
const upTo3 = {
  unb: { 1: [35, 4, 14], 2: [35, 4, 14], 4: [14] },
  ung: { 1: [35, 4], 2: [35, 4], 4: [14] },
  unh: { 0: [14], 1: [6, 3, 3, 2, 6] },
};
const from4 = { ...upTo3, unb: { 1: [35, 4, 35, 35], 2: [35, 4, 35, 35], 4: [14] }, unh: { 0: [14], 1: [6, 3, 3, 3, 6, 6, 6] } };

const BEYOND_ASCII = /[\u0080-\uffff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/g;

/** Notes of an interchange, part by part as it is read, what its acknowledgement needs. Holds on to nothing of the file. */
export class EnvelopeRecord {
  #header: string[][] = [];
  readonly #groups: string[][][] = [];
  readonly #messages: AcknowledgedMessage[] = [];
  #lengths = upTo3;
  /** The encoding of the answer: that of the interchange. */
  #encoding = 'latin1';
  #sent: readonly string[] = [];
  #identity: readonly string[] = [];

  header(header: RawSegment): void {
    this.#lengths = valueAt(header, 0, 1) >= '4' ? from4 : upTo3;
    this.#encoding = encodingOf(valueAt(header, 0, 0)) ?? 'latin1';
    this.#header = this.#copyOf(header, this.#lengths.unb);
  }

  group(header: RawSegment): void {
    this.#groups.push(this.#copyOf(header, this.#lengths.ung));
  }

  message(header: RawSegment | undefined, grouped: boolean): void {
    const { unh } = this.#lengths;
    const sent = componentsOf(header?.elements[1]);
    // Most messages of an interchange are of one type, and share the list that says so.
    if (!isSame(sent, this.#sent)) {
      this.#sent = sent.map(ownText);
      this.#identity = this.#cut(sent, unh[1]);
    }
    const group = grouped ? this.#groups.length - 1 : -1;
    const [reference = ''] = this.#cut([valueAt(header, 0)], unh[0]);
    this.#messages.push({ reference, identity: this.#identity, group });
  }

  /** @param faults of the interchange */
  end(faults: readonly Finding[]): AcknowledgedInterchange {
    return { header: this.#header, faults: faults.map(toSyntaxFault), messages: this.#messages, groups: this.#groups };
  }

  #copyOf(segment: RawSegment, lengths: Readonly<Record<number, readonly number[]>>): string[][] {
    return segment.elements.map((element, index) => this.#cut(componentsOf(element), lengths[index]));
  }

  /** @param lengths of the components that there can be; undefined: of any length */
  #cut(components: readonly string[], lengths: readonly number[] | undefined): string[] {
    return components.slice(0, lengths?.length).map((text, index) => {
      const clean = text.replace(CONTROL, '').slice(0, lengths?.[index]);
      const isForeign = isBeyondAscii(clean) && !isEncodable(clean, this.#encoding);
      return ownText(isForeign ? clean.replace(BEYOND_ASCII, '.') : clean);
    });
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

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
