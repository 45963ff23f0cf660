import type { Finding } from '../../kernel/errors.ts';
import type { Guide } from './guide.ts';

/** The word that stands for all faults of structure. */
const STRUCTURE = 'structure';
const STRUCTURE_CODES: readonly string[] = [
  'E_EDI_SEGMENT_UNKNOWN',
  'E_EDI_SEGMENT_ORDER',
  'E_EDI_SEGMENT_MISSING',
  'E_EDI_GROUP_MISSING',
  'E_EDI_SEGMENT_REPEATS',
  'E_EDI_GROUP_REPEATS',
];

/** Tells findings that refuse from those that a partner is let through with, by the channel and by the guide. */
export interface Tolerance {
  refused(found: readonly Finding[], guide?: Guide): readonly Finding[];
  letThrough(found: readonly Finding[], guide?: Guide): readonly Finding[];
}

/** @param tolerate codes of faults, and the word `structure`, of the channel */
export function toleranceOf(tolerate: readonly string[]): Tolerance {
  const ofChannel = codesOf(tolerate);
  const ofGuides = new Map<Guide, ReadonlySet<string>>();
  const isTolerated = (code: string, guide: Guide | undefined) => {
    if (ofChannel.has(code)) return true;
    if (guide === undefined || guide.tolerate.length === 0) return false;
    const codes = ofGuides.get(guide) ?? codesOf(guide.tolerate);
    ofGuides.set(guide, codes);
    return codes.has(code);
  };
  return {
    refused: (found, guide) => found.filter(({ code }) => !isTolerated(code, guide)),
    letThrough: (found, guide) => found.filter(({ code }) => isTolerated(code, guide)),
  };
}

function codesOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => (word === STRUCTURE ? STRUCTURE_CODES : [word])));
}
