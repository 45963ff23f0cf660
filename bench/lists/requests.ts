import type { Sample } from '../growth/reads.ts';

/** One request of the operations API, as a person's page makes it. */
export interface ListRequest {
  readonly what: string;
  /** Path and query for one message somewhere in the ledger. */
  readonly path: (sample: Sample) => string;
  /** Asks for the page behind this one instead. */
  readonly nextPage?: true;
  /** Answers are kept for two seconds: asked less often than that. */
  readonly slowly?: true;
}

const at = ({ received_at }: Sample): string => encodeURIComponent(received_at.toISOString());
const messages = (what: string, query: (sample: Sample) => string): ListRequest => ({
  what: `messages: ${what}`,
  path: (sample) => `/api/messages?${query(sample)}`,
});
const fixed = (what: string, path: string): ListRequest => ({ what, path: () => path });

/** @param fingerprint of a group that there is */
export function listRequests(fingerprint: string): readonly ListRequest[] {
  return [
    messages('newest', () => ''),
    messages('500 of them', () => 'limit=500'),
    { ...messages('a page deep in the year', (sample) => `to=${at(sample)}`), nextPage: true },
    messages('of a partner and channel', ({ partner }) => `partner=${partner}&channel=returns`),
    messages('of a partner and channel, deep', (sample) => `partner=${sample.partner}&channel=returns&to=${at(sample)}`),
    messages('of a channel that brought nothing', ({ partner }) => `partner=${partner}&channel=nothing`),
    messages('of a frequent type', ({ type }) => `type=${type}`),
    messages('of a rare type', () => 'type=claim.opened'),
    messages(
      'of a type, a partner, a state and a month',
      (sample) => `type=${sample.type}&partner=${sample.partner}&status=dead&to=${at(sample)}`,
    ),
    messages('completed, of a channel', () => 'status=completed&channel=labels'),
    messages('dead', () => 'status=dead'),
    messages('dead, of a partner', ({ partner }) => `status=dead&partner=${partner}`),
    messages('discarded, of a partner', ({ partner }) => `status=discarded&partner=${partner}`),
    messages('open', () => 'status=received,processing'),
    messages('with an error', () => 'error=E_DELIVERY_REFUSED'),
    messages('of a group of failures', () => `failure=${fingerprint}`),
    messages('by business key', ({ key }) => `q=${key}`),
    messages('by the beginning of an id', ({ id }) => `q=${id.slice(0, 13)}`),
    messages('of a case', ({ case_id }) => `case=${case_id}`),
    messages('words that are frequent', () => 'text=DMG'),
    messages('words that are rare', ({ key }) => `text=${key}&stage=receive`),
    messages('words that are nowhere, of a partner', ({ partner }) => `text=nowhere%20%C3%A9&partner=${partner}`),
    { what: 'message with all that came of it', path: ({ id }) => `/api/messages/${id}` },
    fixed('failures', '/api/failures'),
    fixed('failures: of a code', '/api/failures?code=E_DELIVERY_REFUSED'),
    fixed('failure', `/api/failures/${fingerprint}`),
    fixed('deliveries: dead', '/api/deliveries'),
    { what: 'deliveries: dead, second page', path: () => '/api/deliveries', nextPage: true },
    { what: 'deliveries: dead, of a channel', path: ({ partner }) => `/api/deliveries?channel=${partner}/labels` },
    fixed('acknowledgements: overdue or bad', '/api/acknowledgements'),
    { what: 'acknowledgements: accepted, second page', path: () => '/api/acknowledgements?state=accepted&limit=500', nextPage: true },
    { what: 'acknowledgements: of a partner', path: ({ partner }) => `/api/acknowledgements?partner=${partner}&state=overdue` },
    fixed('acknowledgements: counts', '/api/acknowledgements/counts'),
    fixed('cases: newest', '/api/cases'),
    { what: 'cases: a page deep in the year', path: (sample) => `/api/cases?to=${at(sample)}`, nextPage: true },
    fixed('cases: open', '/api/cases?state=open&kind=return'),
    { what: 'cases: of a partner', path: ({ partner }) => `/api/cases?partner=${partner}` },
    fixed('cases: late', '/api/cases?late=true'),
    { what: 'cases: by business key', path: ({ key }) => `/api/cases?q=${key}` },
    { what: 'case', path: ({ case_id }) => `/api/cases/${case_id}` },
    fixed('late', '/api/late'),
    fixed('partners', '/api/partners'),
    { what: 'partner with its scorecard', path: ({ partner }) => `/api/partners/${partner}` },
    fixed('saved views', '/api/views'),
    ...['15m', '1h', '24h', '7d'].map(
      (window) => ({ ...fixed(`overview of ${window}`, `/api/overview?window=${window}`), slowly: true }) as const,
    ),
  ];
}
