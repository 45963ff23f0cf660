import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { hubError } from '../../core/kernel/errors.ts';
import type { Conduct } from '../../core/testing/connector.conformance.ts';
import { type SelfSigned, selfSigned } from '../../core/testing/self-signed.ts';
import type { Resource } from './pack-files.ts';

/** What the partner says in every answer but a good one. */
export const partnerText = 'Kundin Erika Mustermann unbekannt';

/** A request as it arrived, whole. */
export interface Arrival {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The service of fixtures/quotes.wsdl over HTTPS on loopback, with faults on demand. */
export interface SoapPartner {
  readonly url: string;
  /** The pack: the WSDL, its imports, and `ca.pem`, which vouches for the partner. */
  readonly resource: Resource;
  readonly arrivals: readonly Arrival[];
  readonly connections: { opened: number; readonly open: number };
  /** How it answers from now on; a function answers by itself. */
  behave(conduct: Conduct | ((arrival: Arrival, response: ServerResponse) => void)): void;
  close(): Promise<void>;
}

/** @param maxAnswerBytes a `flood` is one byte more */
export async function startSoapPartner(maxAnswerBytes = 1_000_000): Promise<SoapPartner> {
  const identity = selfSigned('partner');
  const arrivals: Arrival[] = [];
  const sockets = new Set<Socket>();
  const connections = {
    opened: 0,
    get open() {
      return sockets.size;
    },
  };
  let conduct: Parameters<SoapPartner['behave']>[0] = 'well';
  const server = createServer(tls(identity), async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk as string;
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const arrival = { method: request.method ?? '', headers, body };
    arrivals.push(arrival);
    if (typeof conduct === 'function') conduct(arrival, response);
    else behaved(conduct, arrival, response, maxAnswerBytes);
  });
  server.on('connection', (socket: Socket) => {
    connections.opened += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/soap`,
    resource: async (name) => (name === 'ca.pem' ? { text: identity.certificate, path: name } : packFile(name)),
    arrivals,
    connections,
    behave: (next) => {
      conduct = next;
      server.setSecureContext(tls(next === 'impostor' ? selfSigned('somebody else') : identity));
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A file of the fixture pack. */
export async function packFile(name: string): Promise<{ text: string; path: string }> {
  const path = fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
  try {
    return { text: await readFile(path, 'utf8'), path };
  } catch {
    throw hubError('E_CONFIG_REFERENCE', { what: 'The file', name });
  }
}

/** What a channel's settings are where the pack says nothing of them. */
export const defaults = {
  soapVersion: '1.1',
  elementOrder: 'schema',
  timeout: 5_000,
  maxAnswerBytes: 1_000_000,
  credentialsAt: [],
  finalFaults: [],
  answerFaults: [],
  addressesAt: [],
  digest: 'md5',
  digestCharset: 'ISO-8859-1',
  digestWithout: [],
  passwordType: 'text',
} as const;

/** An answer of the service in an envelope of version 1.1, or another. */
export function envelope(body: string, namespace = 'http://schemas.xmlsoap.org/soap/envelope/'): string {
  return `<?xml version="1.0"?><s:Envelope xmlns:s="${namespace}"><s:Header/><s:Body>${body}</s:Body></s:Envelope>`;
}

/** A good answer of `requestQuote`. */
export function quote(content = '<count>1</count>'): string {
  return envelope(`<q:requestQuoteResponse xmlns:q="urn:example:quotes">${content}</q:requestQuoteResponse>`);
}

export function answerXml(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', ...headers }).end(body);
}

function behaved(conduct: Conduct, arrival: Arrival, response: ServerResponse, maxAnswerBytes: number): void {
  const fault = (code: string) => envelope(`<s:Fault><faultcode>s:${code}</faultcode><faultstring>${partnerText}</faultstring></s:Fault>`);
  if (conduct === 'hang') return;
  if (conduct === 'drop') response.destroy();
  else if (conduct === 'refuse') answerXml(response, 500, fault('Client'));
  else if (conduct === 'busy') answerXml(response, 500, fault('Server'));
  else if (conduct === 'wait') answerXml(response, 503, partnerText, { 'retry-after': '2' });
  else if (conduct === 'unauthorized') answerXml(response, 401, `${partnerText} ${arrival.body}`, { 'x-echo': partnerText });
  else if (conduct === 'flood') answerXml(response, 200, 'x'.repeat(maxAnswerBytes + 1));
  else answerXml(response, 200, quote());
}

function tls({ certificate, key }: SelfSigned): { cert: string; key: string } {
  return { cert: certificate, key };
}
