import { createHash } from 'node:crypto';
import type { Position } from './position.ts';

/** What failures have in common that one cure mends. */
export interface FailurePlace {
  /** Stage of the flow. */
  readonly stage: string;
  readonly code: string;
  /** Of {@link failurePath}. */
  readonly path: string;
  /** The channel that brought the message, or that of the delivery. */
  readonly partner: string;
  readonly channel: string;
}

/** A path longer than this is cut: an object keyed by data could make it any length. */
const LONGEST_PATH = 200;
const HEX_DIGITS = 16;

/** Where in a document something failed, whichever of its items it was: a path without its indexes (`/items/0/quantity` and
 *  `items[3].quantity` are `/items/quantity` and `items.quantity`); of EDI the tag with element and component (`NAD 3.1`), whichever
 *  segment it was; of a mapping its file and line. Empty where nothing is known. */
export function failurePath(at: Position): string {
  return (placeIn(at) ?? '').slice(0, LONGEST_PATH);
}

function placeIn({ path, tag, element, component, file, line }: Position): string | undefined {
  if (tag !== undefined) {
    const inside = [element, component].filter((number) => number !== undefined).join('.');
    return inside === '' ? tag : `${tag} ${inside}`;
  }
  if (path !== undefined) return withoutIndexes(path);
  return file === undefined || line === undefined ? file : `${file}:${line}`;
}

function withoutIndexes(path: string): string {
  return path
    .replace(/\[\d+\]/g, '')
    .replace(/\/\d+(?=\/|$)/g, '')
    .replace(/\.\d+(?=\.|$)/g, '');
}

/** The name of a group of failures: the beginning of the SHA-256 of its parts, in hexadecimal. The same in every process and release. */
export function fingerprintOf({ stage, code, path, partner, channel }: FailurePlace): string {
  return createHash('sha256')
    .update(JSON.stringify([stage, code, path, `${partner}/${channel}`]))
    .digest('hex')
    .slice(0, HEX_DIGITS);
}
