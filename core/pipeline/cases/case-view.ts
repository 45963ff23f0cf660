import { type CodedValue, codedValues } from '../../canonical/coded-values.ts';
import { foldCase, type HistoryEntry, type IgnoredTransition } from '../../cases/fold-case.ts';
import { reconcile } from '../../cases/reconcile.ts';
import type { Catalog } from '../../catalog/model.ts';
import { EXACT } from '../../catalog/partner-sections.ts';
import type { EnvelopeId, MessageId } from '../../kernel/ids.ts';
import type { CaseRecord } from '../../spi/ledger/case-queries.ts';
import type { DossierEvent } from '../../spi/ledger/cases.ts';

/** Most entries of a timeline that are shown: the newest. */
const LONGEST_TIMELINE = 1_000;

/** One entry of a case's timeline: a canonical message and what it did. */
export interface TimelineEntry {
  /** When the hub got to know it. */
  readonly at: string;
  /** When it happened, as the partner says. */
  readonly occurredAt: string;
  readonly type: string;
  readonly messageId: MessageId;
  readonly envelopeId: EnvelopeId;
  readonly source: string;
  readonly applied: HistoryEntry['applied'];
  /** What it asked for and the state did not allow, each with the reason. */
  readonly ignored: readonly IgnoredTransition[];
  /** What it said in the words of closed lists: statuses, reasons, outcomes. */
  readonly codes: readonly CodedValue[];
}

/** A case as it is shown, folded from what the ledger has at this moment. Its documents may differ by what is agreed with the partner
 *  with whom it began. */
export function caseView(record: CaseRecord, { partners }: Pick<Catalog, 'partners'>) {
  const folded = foldCase(record.events);
  const { state, decision, logistics, money, since, milestones, externalStates, lastAt } = folded;
  return {
    id: record.id,
    kind: record.kind,
    openedAt: record.openedAt.toISOString(),
    ...(lastAt === undefined ? {} : { lastAt }),
    axes: {
      state: { now: state, since: since.state },
      decision: { now: decision, since: since.decision },
      logistics: { now: logistics, since: since.logistics },
      money: { now: money, since: since.money },
    },
    keys: keysByName(record.keys),
    numbers: folded.numbers,
    merged: record.merged,
    links: record.links,
    milestones,
    externalStates,
    reconciliation: reconcile(record.events, partners.get(record.events[0]?.origin ?? '')?.tolerance ?? EXACT),
    expectations: record.expectations,
    documents: record.documents,
    timeline: timelineOf(record.events, folded.history),
  };
}

/** A case as people and programs read it. */
export type CaseView = ReturnType<typeof caseView>;

/** In the order in which the hub got to know them. */
function timelineOf(events: readonly DossierEvent[], history: readonly HistoryEntry[]): readonly TimelineEntry[] {
  const deeds = new Map(history.map((entry) => [entry.event, entry]));
  return events.slice(-LONGEST_TIMELINE).map((event) => ({
    at: event.recordedAt,
    occurredAt: event.occurredAt,
    type: event.type,
    messageId: event.messageId,
    envelopeId: event.id,
    source: event.source,
    applied: deeds.get(event.id)?.applied ?? [],
    ignored: deeds.get(event.id)?.ignored ?? [],
    codes: codedValues(event.type, event.body),
  }));
}

/** A name that several partners use differently is shown once for each, the others as mappings write them: `name@partner`. */
function keysByName(keys: CaseRecord['keys']): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  for (const { issuer, name, value } of keys) {
    if (shown[name] === undefined) shown[name] = value;
    else if (shown[name] !== value) shown[`${name}@${issuer}`] = value;
  }
  return shown;
}
