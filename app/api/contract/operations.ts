import { lang, type Operations, paging } from '../operation.ts';

/** The hub as a whole: how it stands, what alarms, what is kept, what is forgotten. */
export const operations = {
  getOverview: {
    method: 'GET',
    path: '/api/overview',
    summary: 'The live map: partners, flows between them, rates, failures, backlog, breakers, trends.',
    role: 'viewer',
    query: { window: { is: 'one of', says: 'Over which time; 1h unless told otherwise.', values: ['15m', '1h', '24h', '7d'] } },
    answer: 'Overview',
  },
  getHub: {
    method: 'GET',
    path: '/api/hub',
    summary: 'Version, processes, transport and what is switched on.',
    role: 'viewer',
    answer: 'HubView',
  },
  stream: {
    method: 'GET',
    path: '/api/stream',
    summary:
      'What happens, as it happens: server-sent events named `pulse`, `message`, `failure`, `bulk`, `channel`, `alert`, `configuration`.',
    role: 'viewer',
    query: {
      topics: {
        is: 'some of',
        says: 'Only these events.',
        values: ['pulse', 'message', 'failure', 'bulk', 'channel', 'alert', 'configuration'],
      },
    },
    answer: 'events',
  },
  listErrors: {
    method: 'GET',
    path: '/api/errors',
    summary: 'The table of errors: what each code means and what to do.',
    role: 'viewer',
    query: { lang },
    answer: 'ErrorTable',
  },
  listAlerts: {
    method: 'GET',
    path: '/api/alerts',
    summary: 'Alerts, open ones first, newest first.',
    role: 'viewer',
    query: { state: { is: 'some of', says: 'States.', values: ['open', 'acknowledged', 'ended'] }, ...paging },
    answer: 'AlertPage',
  },
  acknowledgeAlert: {
    method: 'POST',
    path: '/api/alerts/{id}/acknowledge',
    summary: 'Somebody looks after it: it is not told again before it ends.',
    role: 'operator',
    answer: 'Alert',
  },
  listAlertRules: {
    method: 'GET',
    path: '/api/alert-rules',
    summary: 'The rules in force and where each is told.',
    role: 'viewer',
    answer: 'AlertRules',
  },
  testAlertTarget: {
    method: 'POST',
    path: '/api/alert-targets/{name}/test',
    summary: 'Sends a test alert to one target.',
    role: 'admin',
    answer: 'AlertTargetTested',
  },
  getRetention: {
    method: 'GET',
    path: '/api/retention',
    summary: 'What is kept for how long, and what the last run came to.',
    role: 'viewer',
    answer: 'RetentionView',
  },
  listErasures: {
    method: 'GET',
    path: '/api/erasures',
    summary: 'What was erased, newest first.',
    role: 'admin',
    query: paging,
    answer: 'ErasurePage',
  },
  planErasure: {
    method: 'POST',
    path: '/api/erasures',
    summary: 'What erasing a case or a person would take away. Nothing is done yet.',
    role: 'admin',
    body: 'ErasureRequest',
    answer: 'Erasure',
    status: 201,
  },
  confirmErasure: {
    method: 'POST',
    path: '/api/erasures/{id}/confirm',
    summary: 'Erases: contents are gone, hashes and acknowledgements stay.',
    role: 'admin',
    answer: 'Erasure',
    status: 202,
  },
} as const satisfies Operations;
