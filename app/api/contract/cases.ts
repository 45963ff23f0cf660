import { lang, type Operations, paging, period } from '../operation.ts';

const axis = { is: 'text', says: 'One or several states, with commas.', longest: 200 } as const;

/** What hangs together, what it has come to, what is late, and the key figures. */
export const cases = {
  listCases: {
    method: 'GET',
    path: '/api/cases',
    summary: 'Cases, newest first, as they were folded last.',
    role: 'viewer',
    query: {
      kind: { is: 'text', says: 'One or several kinds, with commas.', longest: 200 },
      state: axis,
      decision: axis,
      logistics: axis,
      money: axis,
      partner: { is: 'text', says: 'A partner that took part.', longest: 100 },
      late: { is: 'flag', says: 'Only those of which something is late, or only the others.' },
      q: { is: 'text', says: 'A business key, whole; or the beginning of an id.', longest: 200 },
      ...period,
      ...paging,
      lang,
    },
    answer: 'CasePage',
  },
  getCase: {
    method: 'GET',
    path: '/api/cases/{id}',
    summary: 'A case as of this moment.',
    role: 'viewer',
    query: { lang },
    answer: 'CaseView',
  },
  rebuildCases: {
    method: 'POST',
    path: '/api/cases/rebuild',
    summary: 'Folds all cases anew, in the background.',
    role: 'admin',
    answer: 'Rebuilding',
    status: 202,
  },
  listLate: {
    method: 'GET',
    path: '/api/late',
    summary: 'What should have come and did not: expectations of cases, acknowledgements, silent channels.',
    role: 'viewer',
    query: {
      partner: { is: 'text', says: 'Only what this partner owes.', longest: 100 },
      limit: { is: 'integer', says: 'Most items of each kind.', least: 1, most: 500, otherwise: 50 },
      lang,
    },
    answer: 'LateItems',
  },
  listReports: {
    method: 'GET',
    path: '/api/reports',
    summary: 'Which key figures there are.',
    role: 'viewer',
    query: { lang },
    answer: 'ReportList',
  },
  getReport: {
    method: 'GET',
    path: '/api/reports/{name}',
    summary: 'A key figure of a period, as JSON or CSV.',
    role: 'viewer',
    query: {
      ...period,
      by: { is: 'text', says: 'Groups, with commas.', longest: 200 },
      format: { is: 'one of', says: 'json, unless told otherwise.', values: ['json', 'csv'] },
      lang,
    },
    answer: 'ReportView',
  },
} as const satisfies Operations;
