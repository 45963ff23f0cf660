import { validateCanonical } from '../../canonical/validate.ts';
import { type Finding, hubError } from '../../kernel/errors.ts';
import { countingIds } from '../../kernel/ids.ts';
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { EnvelopeContext, FormatCodec } from '../../spi/format.ts';
import { readKeyName } from '../../spi/ledger/correlation.ts';
import { bindingsFor, partyIdentifier } from '../bindings.ts';
import { keyNameFault } from '../checking/check-business-keys.ts';
import { mappedMessages } from '../mapped-messages.ts';
import type { MappingUse } from '../mapping-uses.ts';
import type { Catalog, PackMapping, Partner } from '../model.ts';
import type { CaseFolder } from './case-files.ts';
import type { CaseSettings } from './case-settings.ts';

/** What a mapping gave in a case: a JSON value, or for what goes out the text that the partner gets and the tree before. */
export type CaseOutput =
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'document'; readonly text: string; readonly tree: Json };

type Bindings = Parameters<PackMapping['run']>[1];

/** A mapping with what it gets, and how what it gives is to be understood. */
export interface PreparedCase {
  readonly mapping: PackMapping;
  readonly input: Json;
  readonly bindings: Bindings;
  /** @throws E_MAP_RESULT, E_CANONICAL, and the errors of encoding */
  readonly conclude: (output: Json | undefined) => CaseOutput;
}

/** Runs one case as the pipeline would run the mapping, with a fixed clock and counted identifiers.
 *  @throws the errors of decoding, validating, mapping and encoding */
export async function runCase(catalog: Catalog, use: MappingUse, folder: CaseFolder, settings: CaseSettings): Promise<CaseOutput> {
  const { mapping, input, bindings: bound, conclude } = prepareCase(catalog, use, folder, settings);
  const { output } = await mapping.run(input, bound);
  return conclude(output);
}

/** Everything but the run itself.
 *  @throws the errors of decoding and validating */
export function prepareCase(catalog: Catalog, use: MappingUse, folder: CaseFolder, settings: CaseSettings): PreparedCase {
  switch (use.role) {
    case 'message':
      return prepareMessage(catalog, use, folder, settings);
    case 'reply':
    case 'classify':
      return prepareAnswer(catalog, use, folder, settings);
    case 'gather':
      return prepareGather(catalog, use, folder, settings);
    case 'request':
      return prepareRequest(catalog, use, folder, settings);
    default:
      return prepareRoute(catalog, use, folder, settings);
  }
}

type Use<Role extends MappingUse['role']> = Extract<MappingUse, { role: Role }>;

function prepareMessage(catalog: Catalog, { channel, mapping }: Use<'message'>, folder: CaseFolder, settings: CaseSettings): PreparedCase {
  return {
    mapping,
    input: decoded(channel.codec, channel.formatDefinition.kind, folder, settings),
    bindings: bindings(catalog, channel.partner, channel.parameters, settings),
    conclude: (output) => messages(mapping, output, channel.emits),
  };
}

function prepareRequest(
  catalog: Catalog,
  { channel, mapping, type }: Use<'request'>,
  folder: CaseFolder,
  settings: CaseSettings,
): PreparedCase {
  const envelope = envelopeOf(folder, settings, type, channel.partner.name);
  return {
    mapping,
    input: bodyOf(envelope),
    bindings: { ...bindings(catalog, channel.partner, channel.parameters, settings), ...caseOf(settings), envelope },
    conclude: (output) => {
      if (output === undefined) throw hubError('E_MAP_RESULT', { mapping: mapping.name, reason: 'it gave nothing' });
      const bytes = channel.codec.encode(output, envelopeContext(catalog, channel.partner, settings));
      const charset = channel.formatDefinition.kind === 'json' ? 'utf8' : settings.charset;
      return { kind: 'document', text: Buffer.from(bytes).toString(charset), tree: output };
    },
  };
}

function prepareRoute(
  catalog: Catalog,
  { role, route, mapping }: Use<'emit' | 'when'>,
  folder: CaseFolder,
  settings: CaseSettings,
): PreparedCase {
  const envelope = envelopeOf(folder, settings, route.on, folder.partner ?? '');
  return {
    mapping,
    input: bodyOf(envelope),
    bindings: { ...bindings(catalog, originOf(catalog, envelope), {}, settings), ...caseOf(settings), envelope, latest: settings.latest },
    conclude: (output) => (role === 'emit' ? messages(mapping, output, [route.emit?.type ?? '']) : { kind: 'json', value: output ?? null }),
  };
}

/** `$case`, where the case says what the case of the message has come to. */
function caseOf({ case: come }: CaseSettings): Pick<Bindings, 'case'> {
  return come === undefined ? {} : { case: come };
}

/** The input is what the mapping gets: `{ request, answers }`, the request as a canonical message or the body of one. */
function prepareGather(catalog: Catalog, { route, mapping }: Use<'gather'>, folder: CaseFolder, settings: CaseSettings): PreparedCase {
  const input = parseJson(folder.input.text, folder);
  const { request, answers } = isJsonObject(input) ? input : {};
  if (!isJsonObject(request) || !Array.isArray(answers))
    throw hubError('E_SCHEMA', { reason: 'must be { request, answers }' }, { at: inputAt(folder) });
  const envelope = completeEnvelope(request, settings, route.on, folder.partner ?? '');
  return {
    mapping,
    input: { request: bodyOf(envelope), answers },
    bindings: { ...bindings(catalog, originOf(catalog, envelope), {}, settings), request: envelope },
    conclude: (output) => messages(mapping, output, route.gather?.emits ?? []),
  };
}

/** Routes see the pack of the partner with whom the message began; where a case names none, of any. */
function originOf(catalog: Catalog, envelope: JsonObject): Partner {
  const origin = catalog.partners.get(String(envelope['origin'])) ?? [...catalog.partners.values()][0];
  if (origin === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The partner', name: String(envelope['origin']) });
  return origin;
}

function prepareAnswer(
  catalog: Catalog,
  { role, channel, mapping }: Use<'reply' | 'classify'>,
  folder: CaseFolder,
  settings: CaseSettings,
): PreparedCase {
  const { reply, partner, parameters } = channel;
  if (reply === undefined) throw hubError('E_CONFIG_REFERENCE', { what: 'The reply of', name: channel.fullName });
  const base = bindings(catalog, partner, parameters, settings);
  const type = [...channel.requests.keys()][0];
  const request =
    settings.request === undefined || type === undefined
      ? {}
      : { request: completeEnvelope(settings.request, settings, type, partner.name) };
  return {
    mapping,
    input: decoded(reply.codec, 'json', folder, settings),
    bindings: { ...base, ...request },
    conclude: (output) => (role === 'reply' ? messages(mapping, output, reply.emits) : { kind: 'json', value: output ?? null }),
  };
}

/** At run time such a key only finds its case; names that a mapping reckons are seen here first. */
function refuseUnknownKey(mapping: PackMapping, written: string): void {
  const reason = keyNameFault(readKeyName(written).name);
  if (reason !== undefined) throw hubError('E_MAP_RESULT', { mapping: mapping.name, reason });
}

function messages(mapping: PackMapping, output: Json | undefined, emits: readonly string[]): CaseOutput {
  const list = mappedMessages(mapping.name, output, emits);
  for (const { businessKeys } of list) for (const written of Object.keys(businessKeys)) refuseUnknownKey(mapping, written);
  return { kind: 'json', value: list.map((message) => ({ ...message })) };
}

/** The first message of the input. A `.json` input of a format that is not JSON is the decoded tree itself. */
function decoded(codec: FormatCodec, kind: string, folder: CaseFolder, settings: CaseSettings): Json {
  const { extension, text } = folder.input;
  if (extension === 'json' && kind !== 'json') return parseJson(text, folder);
  const document = codec.decode(Buffer.from(text, kind === 'json' ? 'utf8' : settings.charset));
  const [message] = document.messages;
  const findings: readonly Finding[] = [
    ...document.errors,
    ...(message === undefined ? [] : [...message.errors, ...codec.validate(message)]),
  ];
  const [first] = findings;
  if (first !== undefined) throw hubError(first.code, {}, { at: first.at, findings });
  if (message === undefined) throw hubError('E_SCHEMA', { reason: 'holds no message' });
  return message.tree;
}

/** The input as a canonical message: it is one, or the body of one. */
function envelopeOf(folder: CaseFolder, settings: CaseSettings, type: string, partner: string): JsonObject {
  const input = parseJson(folder.input.text, folder);
  if (!isJsonObject(input)) throw hubError('E_SCHEMA', { reason: 'must be a canonical message or its body' }, { at: inputAt(folder) });
  return completeEnvelope(input, settings, type, partner);
}

/** @throws E_CANONICAL: a case that starts from an impossible message proves nothing */
function completeEnvelope(given: JsonObject, settings: CaseSettings, type: string, partner: string): JsonObject {
  const isEnvelope = typeof given['type'] === 'string' && isJsonObject(given['body']);
  const ids = { id: '00000000-0000-7000-8000-00000000e000', caseRef: '00000000-0000-7000-8000-00000000ca5e' };
  const defaults = { ...ids, type, version: 1, occurredAt: settings.now.toISOString(), businessKeys: {}, origin: partner, source: partner };
  const envelope = { ...defaults, ...settings.envelope, ...(isEnvelope ? given : { body: given }) };
  const findings = validateCanonical(envelope.type, bodyOf(envelope));
  const [first] = findings;
  if (first !== undefined) throw hubError('E_CANONICAL', { type: envelope.type, reason: first.message }, { at: first.at, findings });
  return envelope;
}

function bodyOf(envelope: JsonObject): JsonObject {
  const body = envelope['body'];
  return isJsonObject(body) ? body : {};
}

function bindings(catalog: Catalog, partner: Partner, channel: JsonObject, settings: CaseSettings): Bindings {
  return { ...bindingsFor(catalog, partner, channel, settings.now, countingIds()), documents: settings.documents };
}

function envelopeContext(catalog: Catalog, partner: Partner, { now }: CaseSettings): EnvelopeContext {
  const { name, identifiers } = catalog.hub;
  return {
    sender: partyIdentifier(identifiers, name),
    recipient: partyIdentifier(partner.identifiers, partner.name),
    controlReference: '1',
    preparedAt: now,
  };
}

function parseJson(text: string, folder: CaseFolder): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw hubError('E_JSON_SYNTAX', { reason: 'the input of the case cannot be parsed' }, { at: inputAt(folder), cause });
  }
}

function inputAt(folder: CaseFolder) {
  return { file: `${folder.folder}/input.${folder.input.extension}` };
}
