import { createHash, type X509Certificate } from 'node:crypto';
import { decodeXml } from '../../../core/formats/xml/encoding.ts';
import { type Clock, systemClock } from '../../../core/kernel/clock.ts';
import { HubError, hubError } from '../../../core/kernel/errors.ts';
import type { Json } from '../../../core/kernel/json.ts';
import { stepByStep } from '../../../core/kernel/steps.ts';
import type { ChannelConfig, PushRequest, RawMessage, ServiceCall, ServiceEndpoint } from '../../../core/spi/connector.ts';
import type { SettingsOf } from '../../../core/spi/fields.ts';
import type { inboundCredentials, inboundSettings } from '../inbound-fields.ts';
import { once } from '../once.ts';
import { type PackFiles, readPackFiles } from '../pack-files.ts';
import { readCertificates } from '../security/certificates.ts';
import { checkSignature } from '../security/signature.ts';
import { checkUsernameToken, type ExpectedToken, Nonces } from '../security/username-token.ts';
import { publishedFile } from '../wsdl/publish.ts';
import { parsingXml, xmlText } from '../xml.ts';
import { type Acknowledgements, filled, readAcknowledgements } from './acknowledgement.ts';
import { resultAnswer } from './answer.ts';
import { ADDRESSING, type Call, type Envelope, openCall, readCall, securityOf } from './call.ts';
import { errorFault, type SoapVersion, soapAnswer } from './fault.ts';
import { readOperations, type ServiceOperations } from './operations.ts';
import { mediaTypeOf, refuseForms, transportHeaders, versionOf } from './request.ts';

/** A SOAP channel on which partners call the hub, as it is configured. */
export type SoapInboundChannel = ChannelConfig<SettingsOf<typeof inboundSettings>, SettingsOf<typeof inboundCredentials>>;

/** A service that partners call. Who calls is looked at first, then what: all that does not follow the WSDL is told at once. */
export function openSoapService(channel: SoapInboundChannel, clock: Clock = systemClock): ServiceEndpoint {
  const { settings } = channel;
  const token = expectedToken(channel);
  const load = once(() => loadService(channel));
  const nonces = new Nonces();

  const call = async (request: PushRequest): Promise<ServiceCall> => {
    refuseForms(request, settings.maxBytes);
    const service = await load();
    const text = xmlText(request.body, request.headers['content-type'] ?? '');
    const envelope = openCall(await stepByStep(parsingXml(text)));
    const now = clock.now();
    const call = token === undefined && service.trusted === undefined ? '' : fingerprint(request);
    if (token !== undefined) checkUsernameToken(securityOf(envelope), token, { nonces, call, now });
    if (service.trusted !== undefined) {
      const signature = checkSignature(text, envelope.root, { trusted: service.trusted, timestamp: true, now });
      nonces.use('signature', signature, call, now);
    }
    const read = readCall(service.operations, text, envelope);
    const [first] = read.findings;
    if (first !== undefined) throw hubError('E_XML_SCHEMA', { reason: reasonOf(first.message) }, { at: first.at, findings: read.findings });
    return {
      message: messageOf(request, text, envelope),
      waitMs: read.operation.output === undefined ? 0 : settings.wait,
      answer: ({ messageId }, result) => answerOf(service, read, envelope.version, messageId, result),
    };
  };

  return {
    ...(settings.proof.includes('key') ? {} : { proof: [] }),
    call,
    describe: async (request, address) => {
      const { files } = await load();
      const query = Object.fromEntries(Object.entries(request.query).map(([name, value]) => [name.toLowerCase(), value]));
      const name = query['wsdl'] === '' ? files.name : (query['xsd'] ?? query['wsdl']);
      if (name === undefined) throw hubError('E_REQUEST_INVALID', { reason: 'a GET asks for ?wsdl, a call comes by POST' });
      const text = publishedFile(files, name, settings.address ?? address);
      if (text === undefined) throw hubError('E_NOT_FOUND', { what: 'file', id: name.slice(0, 120) });
      return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: Buffer.from(text, 'utf8') };
    },
    refuse: (error, request, messageId) => {
      const fault = errorFault(versionOf(request), error, messageId);
      // That a fault has HTTP 500 is for calls (SOAP 1.1, section 6.2).
      return request.method === 'POST' ? fault : { ...fault, status: error.status };
    },
  };
}

/** What tells a call from others. Its idempotency key belongs to it: with another one the ledger would take it for another document. */
function fingerprint({ body, headers }: PushRequest): string {
  return createHash('sha256')
    .update(`${headers['idempotency-key'] ?? ''}\0`)
    .update(body)
    .digest('hex');
}

interface Service {
  readonly files: PackFiles;
  readonly operations: ServiceOperations;
  readonly acknowledgements: Acknowledgements;
  readonly trusted: readonly X509Certificate[] | undefined;
}

async function loadService({ settings, resource }: SoapInboundChannel): Promise<Service> {
  const files = await readPackFiles(settings.wsdl, resource);
  const operations = readOperations(files, settings);
  const names = settings.acknowledgements ?? {};
  const texts = new Map(await Promise.all(Object.values(names).map(async (file) => [file, (await resource(file)).text] as const)));
  const acknowledgements = readAcknowledgements(names, (file) => texts.get(file) ?? '', operations, settings.wait > 0);
  if (!settings.proof.includes('signature')) return { files, operations, acknowledgements, trusted: undefined };
  if (settings.trustedSigners === undefined) throw hubError('E_CONFIG_FIELD', { reason: 'proof: signature needs trustedSigners' });
  const trusted = readCertificates('trustedSigners', (await resource(settings.trustedSigners)).text);
  return { files, operations, acknowledgements, trusted };
}

/** @throws E_CONFIG_FIELD */
function expectedToken({ settings, credentials }: SoapInboundChannel): ExpectedToken | undefined {
  if (settings.proof.length === 0) throw hubError('E_CONFIG_FIELD', { reason: 'proof must name at least one' });
  if (!settings.proof.includes('username-token')) return undefined;
  const { username, password } = credentials;
  if (username === undefined || password === undefined)
    throw hubError('E_CONFIG_FIELD', { reason: 'proof: username-token needs the credentials username and password' });
  return { username, password, digestOnly: settings.passwordType === 'digest' };
}

function answerOf(service: Service, call: Call, version: SoapVersion, messageId: string, result: Uint8Array | undefined) {
  const { operation } = call;
  if (operation.output === undefined) return { status: 202, headers: {}, body: new Uint8Array() };
  if (operation.output === 'empty') return soapAnswer(version, 200, '');
  if (result !== undefined) {
    return resultAnswer(service.operations, operation, version, JSON.parse(Buffer.from(result).toString('utf8')) as Json);
  }
  const acknowledgement = service.acknowledgements.get(operation.name);
  if (acknowledgement === undefined) throw hubError('E_SOAP_NO_ANSWER', { messageId });
  return resultAnswer(service.operations, operation, version, filled(acknowledgement, messageId, call.arguments));
}

/** The envelope as it came, without its WS-Security header: what proves who calls ends at the door, and would make two of every repetition. */
function messageOf(request: PushRequest, text: string, envelope: Envelope): RawMessage {
  const headers = transportHeaders(request);
  const security = securityOf(envelope);
  const kept = security === undefined ? text : text.slice(0, security.start) + text.slice(security.end);
  const id = envelope.headers.find(({ uri, local }) => ADDRESSING.has(uri) && local === 'MessageID')?.text.trim();
  const idempotencyKey = headers['idempotency-key']?.trim() || id;
  return {
    body: kept === text && readsAlone(request.body, text) ? request.body : Buffer.from(inUtf8(kept), 'utf8'),
    mediaType: mediaTypeOf(request),
    headers,
    ...(idempotencyKey ? { idempotencyKey } : {}),
  };
}

/** Do the bytes say by themselves what character set they are in? */
function readsAlone(body: Uint8Array, text: string): boolean {
  try {
    return decodeXml(body) === text;
  } catch (thrown) {
    if (thrown instanceof HubError) return false;
    throw thrown;
  }
}

function inUtf8(text: string): string {
  return text.replace(/^(<\?xml[^>]*?\sencoding\s*=\s*)("[^"]*"|'[^']*')/, '$1"UTF-8"');
}

function reasonOf(message: string): string {
  return message.replace(/^The document does not follow its schema: /, '').replace(/\.$/, '');
}
