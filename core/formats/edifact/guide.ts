import type { GroupSpec } from '../edi/structure.ts';

/** Type, name and release of a message: UNH S009. */
export interface MessageIdentity {
  /** 0065: `RETANN`. */
  readonly type: string;
  /** 0052: `D`. */
  readonly version: string;
  /** 0054: `01B`. */
  readonly release: string;
  /** 0051: `UN`. */
  readonly agency: string;
  /** 0057: `EAN003`. A guide without it takes any. */
  readonly association?: string;
}

/** A message guide, ready to read, check and write messages by. */
export interface Guide {
  /** `d01b/RETANN`. */
  readonly name: string;
  readonly identity: MessageIdentity;
  /** Is it the guide of an association (0057), with its codes? The UN's directories know the UN's alone. */
  readonly ofAssociation: boolean;
  /** What stands between UNH and UNT. */
  readonly root: GroupSpec;
  /** The definition of a segment in the guide's directory; undefined for a tag that it does not have. */
  segment(tag: string): SegmentSpec | undefined;
}

/** A segment's definition: its elements by position. */
export interface SegmentSpec {
  readonly tag: string;
  readonly slots: readonly Slot[];
}

/** One position of a segment: a composite, or a simple element as its only part. */
export interface Slot {
  /** Name in the tree: `C186` or `E1225`. */
  readonly key: string;
  readonly id: string;
  readonly composite: boolean;
  readonly mandatory: boolean;
  /** Which of several positions of the same name this is, from 0; -1 where there is only one. */
  readonly occurrence: number;
  readonly parts: readonly Part[];
}

/** A data element at its place. */
export interface Part {
  readonly key: string;
  readonly id: string;
  readonly mandatory: boolean;
  readonly occurrence: number;
  readonly type: 'n' | 'a' | 'an';
  readonly min: number;
  readonly max: number;
  readonly codes?: ReadonlySet<string>;
  /** Does the list of codes come from the guide itself or from the syntax, not from the UN's directory? */
  readonly ownCodes: boolean;
  /** Indexes in the composite of the code list (1131) and the agency (3055) that may put another list in place of `codes`. */
  readonly overriddenBy: readonly number[];
}

/** `RETANN:D:01B:UN:EAN003`, as in UNH. */
export function identityText(identity: MessageIdentity): string {
  const { type, version, release, agency, association } = identity;
  return [type, version, release, agency, ...(association === undefined ? [] : [association])].join(':');
}

/** The identity in a text such as `RETANN:D:01B:UN:EAN003`. */
export function parseIdentity(text: string): MessageIdentity {
  const [type = '', version = '', release = '', agency = '', association = ''] = text.split(':');
  return { type, version, release, agency, ...(association === '' ? {} : { association }) };
}

/** Which code lists of a guide bind a message. An association (0057) has lists of its own, and what the UN's do not have may
 *  be in those: they bind where the guide is the association's, or has written down the list itself. */
export function codesBoundBy(guide: Guide, identity: MessageIdentity): 'all' | 'own' {
  return guide.ofAssociation || identity.association === undefined ? 'all' : 'own';
}

/** The guide for a message: one that names its association (0057) before one that takes any. */
export function guideFor(identity: MessageIdentity, guides: readonly Guide[]): Guide | undefined {
  let general: Guide | undefined;
  for (const guide of guides) {
    const own = guide.identity;
    if (
      own.type !== identity.type ||
      own.release !== identity.release ||
      own.version !== identity.version ||
      own.agency !== identity.agency
    )
      continue;
    if (own.association === undefined) general ??= guide;
    else if (own.association === identity.association) return guide;
  }
  return general;
}
