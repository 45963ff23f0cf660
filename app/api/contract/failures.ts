import { type Operations, paging, period } from '../operation.ts';

/** What failed, what belongs together, and mending many at once. */
export const failures = {
  listFailures: {
    method: 'GET',
    path: '/api/failures',
    summary: 'Dead messages and deliveries by what they have in common, most recent first.',
    role: 'viewer',
    query: {
      partner: { is: 'text', says: 'Name of a partner.', longest: 100 },
      channel: { is: 'text', says: 'Name of a channel.', longest: 100 },
      stage: { is: 'text', says: 'Where they failed.', longest: 20 },
      code: { is: 'text', says: 'An error code.', longest: 60 },
      ...period,
      ...paging,
    },
    answer: 'FailurePage',
  },
  getFailure: {
    method: 'GET',
    path: '/api/failures/{fingerprint}',
    summary: 'One group: counts by day, an example, what to do.',
    role: 'viewer',
    answer: 'FailureGroup',
  },
  listBulk: { method: 'GET', path: '/api/bulk', summary: 'Bulk actions, newest first.', role: 'viewer', query: paging, answer: 'BulkPage' },
  planBulk: {
    method: 'POST',
    path: '/api/bulk',
    summary: 'Plans an action on many messages: how many, and a sample of what would happen. Nothing is done yet.',
    role: 'operator',
    body: 'BulkRequest',
    answer: 'Bulk',
    status: 201,
  },
  getBulk: { method: 'GET', path: '/api/bulk/{id}', summary: 'How a bulk action stands.', role: 'viewer', answer: 'Bulk' },
  confirmBulk: {
    method: 'POST',
    path: '/api/bulk/{id}/confirm',
    summary: 'Begins it. With four eyes, by another person than the one who planned it.',
    role: 'operator',
    answer: 'Bulk',
    status: 202,
  },
  cancelBulk: {
    method: 'POST',
    path: '/api/bulk/{id}/cancel',
    summary: 'Ends it: what is done stays done, the rest is left alone.',
    role: 'operator',
    answer: 'Bulk',
  },
} as const satisfies Operations;
