import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorTable } from '../../core/kernel/error-table.ts';
import { type Finding, HubError, hubError } from '../../core/kernel/errors.ts';
import { tokenFile } from '../config/admin-token.ts';

/** Where the hub is, and how to be let in. */
export interface ApiOptions {
  /** @default `http://HOST:PORT` of the environment */
  readonly url?: string;
  /** @default RELAIS_ADMIN_TOKEN, else the file in the data folder */
  readonly token?: string;
}

/** Calls a running hub's API. Errors of the hub come back as they were raised there. */
export class ApiClient {
  readonly #url: string;
  readonly #token: string | undefined;

  constructor(options: ApiOptions, env: Readonly<Record<string, string | undefined>>) {
    this.#url = (options.url ?? `http://${env['HOST'] ?? '127.0.0.1'}:${env['PORT'] ?? '8080'}`).replace(/\/$/, '');
    this.#token = options.token ?? env['RELAIS_ADMIN_TOKEN'] ?? tokenFromFile(resolve(env['RELAIS_DATA'] ?? 'var'));
  }

  get<T>(path: string): Promise<T> {
    return this.#call<T>('GET', path);
  }

  /** What is no JSON, such as a CSV file. */
  text(path: string): Promise<string> {
    return this.#call('GET', path, undefined, (response) => response.text());
  }

  post<T>(path: string, body?: Uint8Array | object): Promise<T> {
    return this.#call<T>('POST', path, body instanceof Uint8Array ? body : JSON.stringify(body ?? {}));
  }

  delete<T>(path: string): Promise<T> {
    return this.#call<T>('DELETE', path);
  }

  /** @throws E_HUB_UNREACHABLE, or what the hub answered */
  async #call<T>(
    method: string,
    path: string,
    body?: Uint8Array | string,
    read = (response: Response): Promise<T> => response.json().catch(() => undefined) as Promise<T>,
  ): Promise<T> {
    let response: Response;
    try {
      response = await fetch(`${this.#url}${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#token ?? ''}`, 'content-type': 'application/json' },
        redirect: 'error',
        ...(body === undefined ? {} : { body: Buffer.from(body) }),
      });
    } catch (cause) {
      throw hubError('E_HUB_UNREACHABLE', { url: this.#url }, { cause });
    }
    if (response.ok) return read(response);
    const answer: unknown = await response.json().catch(() => undefined);
    throw answeredError(answer, response.status, this.#url);
  }
}

function tokenFromFile(dataDir: string): string | undefined {
  const file = tokenFile(dataDir);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** The hub's problem as the error that it was; what is not a problem of ours comes from something else at that address. */
function answeredError(answer: unknown, status: number, url: string): HubError {
  const problem = (answer ?? {}) as { code?: string; detail?: string; remedy?: string; errors?: Finding[] };
  if (problem.code === undefined || !(problem.code in errorTable)) return hubError('E_HUB_UNREACHABLE', { url: `${url} (HTTP ${status})` });
  const code = problem.code as keyof typeof errorTable;
  const found: Finding = { code, message: problem.detail ?? '', remedy: problem.remedy ?? '', at: {} };
  return new HubError(code, {}, { findings: problem.errors ?? [found] });
}
