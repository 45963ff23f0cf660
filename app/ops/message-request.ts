import type { CaseId } from '../../core/kernel/ids.ts';
import type { MessageFilter } from '../../core/spi/ledger/ledger-queries.ts';
import { readQuery } from '../api/read-query.ts';

/** The query of `GET /api/messages`.
 *  @throws E_REQUEST_INVALID an unknown name or an unusable value */
export function messageFilter(query: unknown): MessageFilter {
  const { case: caseId, ...filter } = readQuery('listMessages', query);
  return { ...filter, ...(caseId === undefined ? {} : { caseId: caseId as CaseId }) };
}
