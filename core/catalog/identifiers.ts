import { type IdentifierKind, identifierKinds, parseIdentifier } from '../canonical/identifiers.ts';
import type { Report } from './report.ts';
import type { ConfigNode } from './yaml-file.ts';

/** Checks what identifies a party, where the kind is one that can be checked (gln, siret and others): it is written
 *  without separators, and its check digit is right. Other kinds pass. */
export function checkIdentifiers(node: ConfigNode | undefined, report: Report): void {
  for (const [kind, child] of node?.children ?? []) {
    if (!isKnownKind(kind) || typeof child.value !== 'string') continue;
    const { value, valid, reason } = parseIdentifier(kind, child.value);
    if (!valid) report.error('E_CONFIG_FIELD', { reason: `identifiers.${kind} is not a valid ${kind.toUpperCase()}: ${reason}` }, child.at);
    else if (value !== child.value)
      report.error('E_CONFIG_FIELD', { reason: `identifiers.${kind} must be written without separators` }, child.at);
  }
}

function isKnownKind(kind: string): kind is IdentifierKind {
  return (identifierKinds as readonly string[]).includes(kind);
}

/** Zones that were asked for and are known: asking takes as long as reading a small pack. */
const zones = new Set<string>();

/** Does the machine know this IANA time zone? */
export function isTimezone(name: string): boolean {
  if (zones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    zones.add(name);
    return true;
  } catch {
    return false;
  }
}
