import { Client, type IHttpClient, WSDL, WSSecurity } from 'soap';
import type { IPort, OperationElement } from 'soap/lib/wsdl/elements.js';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { JsonObject } from '../../core/kernel/json.ts';
import { type PackFiles, type Resource, readPackFiles } from './pack-files.ts';
import { inOrder, type Shape } from './shape.ts';

/** A request as it goes over HTTP. */
export interface SoapRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One operation of a WSDL, ready to be called. Shared by all documents of a channel. */
export interface SoapOperation {
  readonly url: string;
  /** The envelope for these arguments. */
  write(args: JsonObject): SoapRequest;
  /** The element that an answer must have in its body; undefined for a one-way operation, `any` for an RPC binding. */
  readonly answer: { readonly element: string | 'any'; readonly shape: Shape | undefined } | undefined;
  /** Local names of the detail elements of the faults that the operation declares (WSDL 1.1, section 2.4). */
  readonly faults: ReadonlySet<string>;
}

/** Which operation, and how it is called. */
export interface OperationOptions {
  readonly wsdl: string;
  readonly operation: string;
  readonly service?: string;
  readonly port?: string;
  readonly endpoint?: string;
  readonly soapVersion: string;
  readonly usernameToken?: { readonly username: string; readonly password: string; readonly passwordType: string };
}

/** Reads the WSDL and finds the operation. `soap` does the WSDL and the writing of envelopes; it neither sends anything nor
 *  reads answers, for the reasons in the README.
 *  @throws HubError `E_CONFIG_REFERENCE`, `E_XML_SYNTAX` */
export async function loadOperation(options: OperationOptions, resource: Resource): Promise<SoapOperation> {
  const wsdl = await parseWsdl(options.wsdl, await readPackFiles(options.wsdl, resource));
  const { service, port, location, method } = findMethod(wsdl, options);
  const url = options.endpoint ?? location;
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url))
    throw hubError('E_CONFIG_REFERENCE', { what: 'An HTTP address of the service in', name: options.wsdl });
  const client = new Client(wsdl, url, {
    attributesKey: '$attributes',
    forceSoap12Headers: options.soapVersion === '1.2',
    httpClient: capturingClient,
  });
  const token = options.usernameToken;
  if (token !== undefined)
    client.setSecurity(
      new WSSecurity(token.username, token.password, { passwordType: token.passwordType === 'digest' ? 'PasswordDigest' : 'PasswordText' }),
    );
  const described = method.description(wsdl.definitions) as { readonly input?: Shape | null };
  return {
    url,
    write: (args) =>
      writeEnvelope(client, `${service}/${port}/${options.operation}`, inOrder(args, described.input ?? undefined) as JsonObject),
    answer: answerOf(wsdl, method),
    faults: declaredFaults(wsdl, method),
  };
}

function parseWsdl(name: string, files: PackFiles): Promise<WSDL> {
  const overrideImportLocation = (_path: string, importer: string, location: string): string => files.imported(importer, location);
  return new Promise((resolve, reject) => {
    const unusable = (error: unknown) =>
      error instanceof HubError ? error : hubError('E_CONFIG_REFERENCE', { what: 'A readable WSDL in', name });
    const wsdl = new WSDL(files.text, files.text, { wsdl_options: { overrideImportLocation } });
    wsdl.onReady((error) => {
      if (error !== null && error !== undefined) return reject(unusable(error));
      // Arguments come in the order of the schema already, see inOrder.
      Object.assign(wsdl, { _orderElementKeys: (value: object) => Object.keys(value).filter((key) => !key.startsWith('$')) });
      resolve(wsdl);
    });
  });
}

interface Found {
  readonly service: string;
  readonly port: string;
  readonly location: string | undefined;
  readonly method: OperationElement;
}

/** The first port that has the operation and speaks SOAP: .asmx services have ports for plain HTTP beside it. */
function findMethod(wsdl: WSDL, options: OperationOptions): Found {
  const found: Found[] = [];
  for (const [service, { ports }] of Object.entries(wsdl.definitions.services)) {
    if (options.service !== undefined && options.service !== service) continue;
    for (const [port, { location, binding }] of Object.entries(ports) as [string, IPort][]) {
      const method = binding.methods[options.operation];
      const speaksSoap = typeof binding.transport === 'string' && binding.transport !== '';
      if (method !== undefined && speaksSoap && (options.port === undefined || options.port === port))
        found.push({ service, port, location, method });
    }
  }
  const [first] = found;
  if (first === undefined) throw hubError('E_CONFIG_REFERENCE', { what: `The operation of ${options.wsdl}`, name: options.operation });
  return first;
}

type Capture = (request: SoapRequest) => void;

/** Where `soap` would send: the request is handed to whoever asked for it, and nothing is sent. */
const capturingClient = {
  request: (url: string, body: string, _callback: unknown, headers: Record<string, string>, options: { readonly capture: Capture }) => {
    options.capture({ url, body, headers });
  },
} as unknown as IHttpClient;

function writeEnvelope(client: Client, path: string, args: JsonObject): SoapRequest {
  const [service = '', port = '', operation = ''] = path.split('/');
  const written: { request?: SoapRequest } = {};
  const capture: Capture = (request) => {
    written.request = request;
  };
  const call = client[service][port][operation] as (args: JsonObject, callback: () => void, options: { capture: Capture }) => void;
  try {
    call(args, () => {}, { capture });
  } catch {
    // Without the cause, which may quote the arguments.
    throw hubError('E_MAP_RESULT', { mapping: `for ${operation}`, reason: 'the arguments do not fit the operation' });
  } finally {
    // The client keeps its last request for debugging: it holds credentials.
    client.lastRequest = '';
    client.lastMessage = '';
  }
  if (written.request === undefined) throw hubError('E_INTERNAL', { name: 'soap wrote no request' });
  return written.request;
}

function answerOf(wsdl: WSDL, method: OperationElement): SoapOperation['answer'] {
  const output = method.output as { readonly $name?: string } | null;
  if (output === null || output === undefined) return undefined;
  const element = output.$name ?? '';
  const described = wsdl.definitions.messages[element]?.description(wsdl.definitions) as Record<string, Shape> | undefined;
  return { element: method.style === 'rpc' ? 'any' : element, shape: described?.[element] ?? described?.[`${element}[]`] };
}

function declaredFaults(wsdl: WSDL, method: OperationElement): ReadonlySet<string> {
  interface Node {
    readonly name: string;
    readonly $message?: string;
    readonly $element?: string;
    readonly $name?: string;
    readonly children?: readonly Node[];
  }
  const names = new Set<string>();
  const local = (name = '') => name.slice(name.indexOf(':') + 1);
  for (const child of (method as unknown as Node).children ?? []) {
    if (child.name !== 'fault') continue;
    const message = wsdl.definitions.messages[local(child.$message)] as unknown as Node | undefined;
    for (const part of message?.children ?? []) if (part.name === 'part') names.add(local(part.$element ?? part.$name));
  }
  return names;
}
