import { Problem, problemFrom } from './problem.ts';

/** One call of the operations API, as the generated client makes it. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, unknown>>;
  /** Sent as JSON; a Blob as it is. */
  readonly body?: unknown;
  readonly as?: 'bytes';
  readonly signal?: AbortSignal | undefined;
}

let csrfToken: string | undefined;
let onUnauthorized: () => void = () => {};

/** The session's token, sent with everything that changes something. */
export function sendCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** @param action called when the session has ended under a page */
export function whenUnauthorized(action: () => void): void {
  onUnauthorized = action;
}

/** Calls the hub.
 *  @throws Problem with the hub's words, or that it could not be reached */
export async function call<Answer>({ method, path, query, body, as, signal }: Call): Promise<Answer> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: headersOf(method, body, as) };
  if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
  if (signal !== undefined) init.signal = signal;
  const response = await fetch(addressOf(path, query), init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem({ status: 0, code: 'UNREACHABLE' });
  });
  if (!response.ok) {
    const problem = await problemFrom(response);
    if (problem.status === 401 && path !== '/api/session') onUnauthorized();
    throw problem;
  }
  if (as === 'bytes') return (await response.blob()) as Answer;
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

function headersOf(method: Call['method'], body: unknown, as: Call['as']): Record<string, string> {
  const headers: Record<string, string> = { accept: as === 'bytes' ? '*/*' : 'application/json, application/problem+json' };
  if (body !== undefined && !(body instanceof Blob)) headers['content-type'] = 'application/json';
  if (method !== 'GET' && csrfToken !== undefined) headers['x-csrf-token'] = csrfToken;
  return headers;
}

/** Lists are joined by commas; what is absent or empty is left out. */
export function addressOf(path: string, query: Call['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
