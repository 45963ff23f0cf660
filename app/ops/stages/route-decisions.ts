import { isJsonObject, type Json } from '../../../core/kernel/json.ts';
import type { CanonicalContent } from '../../../core/spi/ledger/stage-contents.ts';
import type { RouteDecision } from '../../api/views/messages.ts';

const because: Readonly<Record<string, string>> = {
  taken: 'its conditions hold',
  scope: 'it is for messages of another partner',
  when: 'its condition does not hold',
  once: 'the case has taken it before',
  off: 'the partner that it is for is switched off',
  failed: 'its condition or a destination could not be worked out',
};

/** The decision record that the ledger keeps, as people read it. What cannot be read gives none. */
export function routeDecisions(record: string, canonical: readonly CanonicalContent[]): readonly RouteDecision[] {
  return listIn(parsed(record)).map((decision) => {
    const envelopeId = String(decision['envelopeId'] ?? '');
    const caseId = canonical.find(({ id }) => id === envelopeId)?.caseId;
    return {
      envelopeId,
      type: String(decision['type'] ?? ''),
      ...(caseId === undefined ? {} : { caseId }),
      routes: listIn(decision['considered']).map(routeOf),
    };
  });
}

function routeOf(considered: Readonly<Record<string, Json>>): RouteDecision['routes'][number] {
  const { route, where, verdict, to, emits, gathers } = considered;
  const reason = because[String(verdict)] ?? String(verdict);
  const makes = typeof emits === 'string' ? `; it makes ${emits}` : '';
  const asks = Array.isArray(gathers) ? '; it gathers answers' : '';
  return {
    route: String(route ?? ''),
    taken: verdict === 'taken',
    because: verdict === 'taken' ? `${reason}${makes}${asks}` : reason,
    to: Array.isArray(to) ? to.map(String) : [],
    ...(typeof where === 'string' ? { where } : {}),
    ...(typeof verdict === 'string' ? { verdict } : {}),
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function listIn(value: Json | undefined): readonly Readonly<Record<string, Json>>[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : [];
}
