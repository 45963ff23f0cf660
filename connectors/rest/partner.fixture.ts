import type { ServerResponse } from 'node:http';
import type { Conduct } from '../../core/testing/connector.conformance.ts';
import { type Arrival, type HttpsPartner, partnerText, startHttpsPartner } from '../../core/testing/https-partner.ts';

/** Starts a partner that speaks JSON; it behaves `well` at first.
 *  @param maxAnswerBytes a `flood` is one byte more */
export function startRestPartner(maxAnswerBytes: number): Promise<HttpsPartner> {
  return startHttpsPartner((conduct, arrival, response) => answer(conduct, arrival, response, maxAnswerBytes));
}

function answer(conduct: Conduct, request: Arrival, response: ServerResponse, maxAnswerBytes: number): void {
  const say = (status: number, body: string, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(body);
  };
  if (conduct === 'hang') return;
  if (conduct === 'drop') response.destroy();
  else if (conduct === 'refuse') say(422, partnerText);
  else if (conduct === 'busy') say(503, partnerText);
  else if (conduct === 'wait') say(429, partnerText, { 'retry-after': '2' });
  else if (conduct === 'unauthorized')
    say(401, `${partnerText} ${JSON.stringify(request.headers)}`, { 'x-echo': request.headers['authorization'] ?? '' });
  else if (conduct === 'flood') say(200, 'x'.repeat(maxAnswerBytes + 1));
  else say(200, '{"received":true}');
}
