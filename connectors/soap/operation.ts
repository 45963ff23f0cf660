import { Client, type IHttpClient, WSDL } from 'soap';
import type { IPort, OperationElement } from 'soap/lib/wsdl/elements.js';
import { HubError, hubError } from '../../core/kernel/errors.ts';
import type { JsonObject } from '../../core/kernel/json.ts';
import { type DigestRule, withDigest } from './digest.ts';
import { headerWriter } from './header-blocks.ts';
import { importedName, type PackFiles, type Resource, readPackFiles } from './pack-files.ts';
import { type RequestSecurity, securedEnvelope } from './security/header.ts';
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
  /** The envelope for these arguments; `$headers` among them are its header blocks.
   *  @param now time of the attempt: tokens and signatures are made anew for each
   *  @throws HubError `E_MAP_RESULT`, `E_NOT_WRITABLE` */
  write(args: JsonObject, now: Date): SoapRequest;
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
  /** `schema` or `mapping`. */
  readonly elementOrder: string;
  readonly security: RequestSecurity;
  readonly digest?: DigestRule;
}

/** Reads the WSDL and finds the operation. `soap` does the WSDL and the writing of envelopes; it neither sends anything nor
 *  reads answers, for the reasons in the README.
 *  @throws HubError `E_CONFIG_REFERENCE`, `E_XML_SYNTAX` */
export async function loadOperation(options: OperationOptions, resource: Resource): Promise<SoapOperation> {
  const files = await readPackFiles(options.wsdl, resource);
  const wsdl = await parseWsdl(files);
  const { service, port, location, method } = findMethod(wsdl, options);
  const url = options.endpoint ?? location;
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url))
    throw hubError('E_CONFIG_REFERENCE', { what: 'An HTTP address of the service in', name: options.wsdl });
  const client = new Client(wsdl, url, {
    attributesKey: '$attributes',
    forceSoap12Headers: options.soapVersion === '1.2',
    httpClient: capturingClient,
  });
  const described = method.description(wsdl.definitions) as { readonly input?: Shape | null };
  const headers = headerWriter(files, options.operation, { service, port });
  const inSchema = (args: JsonObject) => inOrder(args, described.input ?? undefined) as JsonObject;
  return {
    url,
    write: ({ $headers, ...args }, now) => {
      const { digest, operation, security } = options;
      const whole = digest === undefined ? args : withDigest(args, inSchema(args), digest, `for ${operation}`);
      const request = writeEnvelope(client, `${service}/${port}/${operation}`, options.elementOrder === 'schema' ? inSchema(whole) : whole);
      return { ...request, body: securedEnvelope(request.body, headers($headers), security, now) };
    },
    answer: answerOf(wsdl, method),
    faults: declaredFaults(wsdl, method),
  };
}

function parseWsdl({ name, texts }: PackFiles): Promise<WSDL> {
  // `soap` names a document by its text: what it imports is found by the name of the file that has it.
  const names = new Map([...texts].map(([file, text]) => [text, file]));
  const text = texts.get(name) ?? '';
  const overrideImportLocation = (_path: string, importer: string, location: string): string =>
    texts.get(importedName(names.get(importer) ?? name, location)) ?? '';
  return new Promise((resolve, reject) => {
    const unusable = (error: unknown) =>
      error instanceof HubError ? error : hubError('E_CONFIG_REFERENCE', { what: 'A readable WSDL in', name });
    const wsdl = new WSDL(text, text, { wsdl_options: { overrideImportLocation } });
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
