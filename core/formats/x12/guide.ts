import type { GroupSpec } from '../edi/structure.ts';

/** A transaction set guide, ready to read, check and write transaction sets by. */
export interface Guide {
  /** `004010/850`. */
  readonly name: string;
  /** ST01. */
  readonly set: string;
  /** What GS08 or ST03 must begin with (six characters) or be: `004010`, `005010X231`. */
  readonly release: string;
  /** GS01. */
  readonly group: string;
  /** What stands between ST and SE. */
  readonly root: GroupSpec;
  /** Codes of faults that are let through in messages of this guide. */
  readonly tolerate: readonly string[];
  /** The definition of a segment in the guide's release; undefined for a tag that it does not have. */
  segment(tag: string): SegmentSpec | undefined;
}

/** A segment's definition: its elements by position, and its syntax notes. */
export interface SegmentSpec {
  readonly tag: string;
  readonly slots: readonly Slot[];
  readonly notes: readonly SyntaxNote[];
}

/** Types of simple elements. `N`: digits with implied decimals. */
export type ElementType = 'AN' | 'R' | 'N' | 'DT' | 'TM' | 'B';

/** An element at its place, or a component of one. */
export interface Slot {
  /** `BGN02`; of a component, `AK401_2`. */
  readonly key: string;
  readonly mandatory: boolean;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  /** How often it may be repeated; 1 for most. */
  readonly repeats: number;
  readonly codes?: ReadonlySet<string>;
  /** The components, for a composite; type and length then say nothing. */
  readonly parts?: readonly Slot[];
}

/** A condition among the elements of a segment (X12.6, relational conditions). */
export interface SyntaxNote {
  readonly kind: 'P' | 'R' | 'E' | 'C' | 'L';
  /** Element numbers from 1 to 31. */
  readonly elements: readonly number[];
  /** The same as bits: element 1 is bit 1. */
  readonly mask: number;
}

/** What a transaction set says of itself: ST01, and the release in GS08 or ST03. */
export interface SetIdentity {
  readonly set: string;
  readonly release: string;
  /** ST03, where it was sent. */
  readonly convention?: string;
}

/** The name of a set in words: `850 004010`. */
export function identityText({ set, release, convention }: SetIdentity): string {
  return `${set} ${convention ?? release}`.trim();
}

/** Acknowledgements are alike in all releases: a guide of any reads them. */
const ACKNOWLEDGEMENTS: ReadonlySet<string> = new Set(['997', '999']);

/** The guide for a transaction set: one that names the whole of GS08 or ST03 before one for its release. */
export function guideFor(identity: SetIdentity, guides: readonly Guide[]): Guide | undefined {
  const { set, release, convention } = identity;
  let general: Guide | undefined;
  for (const guide of guides) {
    if (guide.set !== set) continue;
    if (guide.release.length > 6 && (guide.release === release || guide.release === convention)) return guide;
    if (guide.release === release.slice(0, 6) || guide.release === release) general ??= guide;
  }
  return general ?? (ACKNOWLEDGEMENTS.has(set) ? guides.find((guide) => guide.set === set) : undefined);
}
