import { type Clock, systemClock } from '../../core/kernel/clock.ts';
import { asHubError, type HubError, hubError } from '../../core/kernel/errors.ts';
import type { ChannelConfig, OutboundEndpoint, Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { prepareArguments } from './arguments.ts';
import type { DigestRule } from './digest.ts';
import { type HttpClient, openHttp } from './http.ts';
import { once } from './once.ts';
import { loadOperation, type OperationOptions, type SoapOperation } from './operation.ts';
import type { outboundCredentials, outboundSettings } from './outbound-fields.ts';
import { type Judge, judgeAnswer } from './outcome.ts';
import { readCertificates, signingIdentity } from './security/certificates.ts';
import type { RequestSecurity } from './security/header.ts';

type Settings = SettingsOf<typeof outboundSettings>;
type Credentials = SettingsOf<typeof outboundCredentials>;
/** A SOAP channel as the hub configures it. */
export type SoapChannel = ChannelConfig<Settings, Credentials>;

/** A channel that calls one operation. A document is the operation's arguments as JSON, the answer its result as JSON. */
export function openSoapOutbound(channel: SoapChannel, clock: Clock = systemClock): OutboundEndpoint {
  // The WSDL is read when the first document comes, once; if it cannot be read, the next document tries again.
  const connect = once(() => connectTo(channel));
  const credentials = { values: credentialValues(channel.credentials), places: channel.settings.credentialsAt };
  let closed = false;

  return {
    send: async (document, signal) => {
      try {
        const { operation, http, judge } = await connect();
        const { url, headers, body } = operation.write(prepareArguments(document.body, `of ${channel.name}`, credentials), clock.now());
        const traced = channel.settings.trace !== false && document.traceparent !== undefined ? { traceparent: document.traceparent } : {};
        if (closed) return failed(hubError('E_DELIVERY_UNAVAILABLE', { reason: 'the channel is closed' }));
        const answer = await http.exchange(
          { method: 'POST', url, headers: { ...headers, ...traced, ...channel.settings.headers }, body },
          signal,
        );
        return judgeAnswer(answer, { ...judge, clock });
      } catch (error) {
        return failed(asHubError(error));
      }
    },
    test: async (signal) => {
      const { operation, http } = await connect();
      // No operation is free of effects for certain: asking for the service description sends no document.
      const answer = await http.exchange(
        { method: 'GET', url: withQuery(operation.url, 'wsdl'), headers: { ...channel.settings.headers } },
        signal,
      );
      if (answer.status === 401 || answer.status === 403) throw hubError('E_LOGIN_REFUSED', { reason: `HTTP ${answer.status}` });
      if (answer.status >= 502) throw hubError('E_DELIVERY_UNAVAILABLE', { reason: `HTTP ${answer.status}` });
    },
    close: async () => {
      closed = true;
      await connect.made?.then(
        ({ http }) => http.close(),
        () => {},
      );
    },
  };
}

interface Connected {
  readonly operation: SoapOperation;
  readonly http: HttpClient;
  readonly judge: Omit<Judge, 'clock'>;
}

async function connectTo({ settings, credentials, concurrency, resource }: SoapChannel): Promise<Connected> {
  const operation = await loadOperation(operationOptions(settings, credentials), resource);
  const authority = settings.certificateAuthority === undefined ? undefined : (await resource(settings.certificateAuthority)).text;
  const http = openHttp({
    allowPrivate: settings.allowPrivateNetwork,
    timeoutMs: settings.timeout,
    maxAnswerBytes: settings.maxAnswerBytes,
    connections: concurrency,
    ...(authority === undefined ? {} : { certificateAuthority: authority }),
    ...(credentials.clientCertificate === undefined ? {} : { clientCertificate: credentials.clientCertificate }),
    ...(credentials.clientKey === undefined ? {} : { clientKey: credentials.clientKey }),
  });
  const { finalFaults, answerFaults, addressesAt, trustedSigners } = settings;
  const trusted = trustedSigners === undefined ? undefined : readCertificates('trustedSigners', (await resource(trustedSigners)).text);
  return {
    operation,
    http,
    judge: { operation, finalFaults, answerFaults, addressesAt, ...(trusted === undefined ? {} : { trustedSigners: trusted }) },
  };
}

function operationOptions(settings: Settings, credentials: Credentials): OperationOptions {
  const { wsdl, operation, service, port, endpoint, soapVersion, elementOrder } = settings;
  const digest = digestRule(settings, credentials);
  return {
    wsdl,
    operation,
    soapVersion,
    elementOrder,
    security: requestSecurity(settings, credentials),
    ...(service === undefined ? {} : { service }),
    ...(port === undefined ? {} : { port }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** @throws E_CONFIG_FIELD */
function requestSecurity({ passwordType }: Settings, credentials: Credentials): RequestSecurity {
  const { username, password, signingCertificate, signingKey } = credentials;
  if ((signingCertificate === undefined) !== (signingKey === undefined))
    throw hubError('E_CONFIG_FIELD', { reason: 'signingCertificate and signingKey go together' });
  return {
    ...(username === undefined || password === undefined
      ? {}
      : { usernameToken: { username, password, digest: passwordType === 'digest' } }),
    ...(signingCertificate === undefined || signingKey === undefined ? {} : { signing: signingIdentity(signingCertificate, signingKey) }),
  };
}

/** @throws E_CONFIG_FIELD */
function digestRule({ digestAt, digest, digestCharset, digestWithout }: Settings, { digestKey }: Credentials): DigestRule | undefined {
  if (digestAt === undefined) return undefined;
  if (digestKey === undefined) throw hubError('E_CONFIG_FIELD', { reason: 'digestAt needs the credential digestKey' });
  return { at: digestAt, algorithm: digest, charset: digestCharset, without: digestWithout, key: digestKey };
}

function credentialValues({ account, username, password, secrets }: Credentials): ReadonlyMap<string, string> {
  const own = Object.entries({ account, username, password }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Map([...Object.entries(secrets ?? {}), ...own]);
}

/** An untrusted certificate defers too: it may have run out, the partner renews it, and nothing was sent. */
function failed(error: HubError): Outcome {
  return { kind: error.transient || error.code === 'E_PEER_UNTRUSTED' ? 'deferred' : 'rejected', error };
}

function withQuery(address: string, query: string): string {
  const url = new URL(address);
  if (url.search === '') url.search = query;
  return url.href;
}
