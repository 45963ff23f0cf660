import type { ServerResponse } from 'node:http';
import { type Arrival, type HttpsPartner, partnerText } from '../../core/testing/https-partner.ts';
import type { SourceFault } from '../../core/testing/polling.conformance.ts';
import { startRestPartner } from './partner.fixture.ts';

/** Items on a page. */
const PAGE = 10;

/** A partner that lists documents, ten a page, to who has a token of its login; `since` asks for those behind a place. */
export interface ListSource {
  readonly partner: HttpsPartner;
  /** @param item JSON */
  put(item: Uint8Array): void;
  /** The items behind a place; undefined: all. */
  after(place: string | undefined): readonly Uint8Array[];
  behave(fault: SourceFault): void;
  /** Answers nobody from the n-th request on, with or without that one. */
  cutAtStep(step: number, when: 'before' | 'after'): void;
  /** @returns was the cut reached? */
  restore(): boolean;
}

/** Starts the partner; it behaves well at first. */
export async function startListSource(): Promise<ListSource> {
  const partner = await startRestPartner(0);
  const items: Uint8Array[] = [];
  const after = (place: string | undefined) => items.slice(Number(place ?? 0));

  const answer = (request: Arrival, response: ServerResponse): void => {
    const { pathname, searchParams } = new URL(request.path, partner.origin);
    const say = (body: string): void => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    };
    if (pathname === '/login') say('{"access_token":"token-Zinnober","expires_in":600}');
    else if (request.headers['authorization'] !== 'Bearer token-Zinnober') refuse(401)(request, response);
    else {
      const from = Number(searchParams.get('since') ?? 0) + PAGE * (Number(searchParams.get('page') ?? 1) - 1);
      const page = items.slice(from, from + PAGE);
      say(`{"items":[${page.join(',')}],"cursor":"${Math.min(items.length, from + page.length)}"}`);
    }
  };
  const drop = (_: Arrival, response: ServerResponse): void => {
    response.destroy();
  };
  const conducts: Readonly<Record<SourceFault, Parameters<HttpsPartner['behave']>[0]>> = {
    none: answer,
    down: drop,
    hang: 'hang',
    unauthorized: refuse(401),
    refuse: refuse(403),
    impostor: 'impostor',
  };
  let left = 0;
  partner.behave(answer);
  return {
    partner,
    put: (item) => void items.push(item),
    after,
    behave: (fault) => partner.behave(conducts[fault]),
    cutAtStep: (step, when) => {
      left = step;
      partner.behave((request, response) => {
        left -= 1;
        if (left > 0 || (left === 0 && when === 'after')) answer(request, response);
        else drop(request, response);
      });
    },
    restore: () => {
      const reached = left <= 0;
      partner.behave(answer);
      return reached;
    },
  };
}

/** Says no, in the partner's words, and repeats what it was shown. */
function refuse(status: number): (request: Arrival, response: ServerResponse) => void {
  return (request, response) => {
    response.writeHead(status).end(`${partnerText} ${JSON.stringify(request.headers)} ${request.body}`);
  };
}
