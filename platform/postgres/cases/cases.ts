import { type CaseId, type DocumentId, isUuid, type MessageId } from '../../../core/kernel/ids.ts';
import type { CaseQueries } from '../../../core/spi/ledger/case-queries.ts';
import type { CaseKind } from '../../../core/spi/ledger/cases.ts';
import type { Processing } from '../../../core/spi/ledger/ledger.ts';
import type { LedgerParts } from '../parts.ts';
import { ENVELOPE_COLUMNS, type EnvelopeRow, toEnvelope } from '../processing/envelope-row.ts';
import type { Session } from '../sql/database.ts';
import { eventsOf, membersOf, rootOf } from './case-events.ts';
import { type ExpectationRow, toExpectation } from './expectation-row.ts';

const CASE = {
  name: 'find-case',
  text: `SELECT id, kind, opened_at, ARRAY(SELECT m.id FROM cases m WHERE m.merged_into = c.id ORDER BY m.id) AS merged FROM cases c WHERE id = ${rootOf('$1::uuid')}`,
};
const KEYS = {
  name: 'find-keys-of-case',
  text: `SELECT scope AS issuer, name, value FROM case_keys WHERE case_id IN ${membersOf('$1::uuid')} ORDER BY name, scope, value LIMIT 1000`,
};
const LINKS = {
  name: 'find-links-of-case',
  text: `
SELECT l.from_case AS from, l.to_case AS to, l.relation, c.kind, s.state FROM (
  SELECT *, to_case AS other FROM case_links WHERE from_case = $1 UNION ALL SELECT *, from_case FROM case_links WHERE to_case = $1
) l JOIN cases c ON c.id = l.other LEFT JOIN case_states s ON s.case_id = l.other
ORDER BY l.from_case, l.to_case, l.relation LIMIT 1000`,
};
const EXPECTATIONS = {
  name: 'find-expectations-of-case',
  text: 'SELECT * FROM expectations WHERE case_id = $1 ORDER BY due_at, name, opened_by LIMIT 1000',
};
const DOCUMENTS = {
  name: 'find-documents-of-case',
  text: `
SELECT d.id, d.message_id, d.type, d.filename, d.media_type, octet_length(d.body) AS bytes
FROM (SELECT DISTINCT e.message_id FROM ${membersOf('$1::uuid')} member JOIN envelopes e ON e.case_id = member.id) e
JOIN documents d ON d.message_id = e.message_id ORDER BY d.stored_at, d.id LIMIT 1000`,
};
const LATEST = {
  name: 'find-latest-in-case',
  text: `
SELECT ${ENVELOPE_COLUMNS} FROM (SELECT ${rootOf('$1::uuid')} AS id) root CROSS JOIN LATERAL ${membersOf('root.id')} member
JOIN envelopes e ON e.case_id = member.id
WHERE e.type = $2 ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1`,
};
const LATEST_OF_DOSSIER = {
  name: 'find-latest-in-dossier',
  text: `
SELECT ${ENVELOPE_COLUMNS} FROM (SELECT ${rootOf('$1::uuid')} AS id) own JOIN cases c ON c.id = own.id
JOIN cases root ON root.dossier = c.dossier AND root.merged_into IS NULL CROSS JOIN LATERAL ${membersOf('root.id')} member
JOIN envelopes e ON e.case_id = member.id
WHERE e.type = $2 ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1`,
};

interface CaseRow {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly opened_at: Date;
  readonly merged: readonly CaseId[];
}

interface KeyRow {
  readonly issuer: string;
  readonly name: string;
  readonly value: string;
}

interface LinkRow {
  readonly from: CaseId;
  readonly to: CaseId;
  readonly relation: string;
  readonly kind: CaseKind;
  readonly state: string | null;
}

interface DocumentRow {
  readonly id: DocumentId;
  readonly message_id: MessageId;
  readonly type: string;
  readonly filename: string;
  readonly media_type: string;
  readonly bytes: number;
}

/** One case as it is read. */
export function cases({
  database,
}: LedgerParts): Pick<CaseQueries, 'case'> & Pick<Processing, 'latestInCase' | 'latestInDossier' | 'recordedCase'> {
  const latest = async (statement: typeof LATEST, caseId: CaseId, type: string) => {
    const [row] = await database.query<EnvelopeRow>(statement, [caseId, type]);
    return row && toEnvelope(row);
  };
  return {
    case: (id) => (isUuid(id) ? database.transaction((session) => record(session, id)) : Promise.resolve(undefined)),
    recordedCase: (id) =>
      database.transaction(async (session) => {
        const [row] = await session.query<CaseRow>(CASE, [id]);
        return row && { ...base(row), events: (await eventsOf(session, [row.id])).get(row.id) ?? [] };
      }),
    latestInCase: (caseId, type) => latest(LATEST, caseId, type),
    latestInDossier: (caseId, type) => latest(LATEST_OF_DOSSIER, caseId, type),
  };
}

async function record(session: Session, id: CaseId) {
  const [row] = await session.query<CaseRow>(CASE, [id]);
  if (row === undefined) return undefined;
  const [keys, links, expectations, documents, events] = await Promise.all([
    session.query<KeyRow>(KEYS, [row.id]),
    session.query<LinkRow>(LINKS, [row.id]),
    session.query<ExpectationRow>(EXPECTATIONS, [row.id]),
    session.query<DocumentRow>(DOCUMENTS, [row.id]),
    eventsOf(session, [row.id]),
  ]);
  return {
    ...base(row),
    merged: row.merged,
    keys,
    links: links.map(({ state, ...link }) => ({ ...link, ...(state === null ? {} : { state }) })),
    expectations: expectations.map(toExpectation),
    documents: documents.map(({ message_id, media_type, ...document }) => ({ ...document, messageId: message_id, mediaType: media_type })),
    events: events.get(row.id) ?? [],
  };
}

function base({ id, kind, opened_at }: CaseRow) {
  return { id, kind, openedAt: opened_at };
}
