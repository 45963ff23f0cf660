/* Holds the SOAP client against recorded exchanges: for the data of each recorded request it writes the body again and compares, and it
   reads each recorded answer. Prints a table; exits 1 when something differs.

     node --import ./tools/typescript.mjs tools/soap/exchanges.ts FOLDER-OF-WSDLS FOLDER-OF-EXCHANGES */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEnvelope, toJson } from '../../connectors/soap/envelope.ts';
import { loadOperation, type SoapOperation } from '../../connectors/soap/operation.ts';
import { gatherPackFiles } from '../../connectors/soap/pack-files.ts';
import { readDefinitions } from '../../connectors/soap/wsdl/definitions.ts';
import { parseXml, type XmlElement } from '../../connectors/soap/xml.ts';
import type { JsonObject } from '../../core/kernel/json.ts';

const [wsdls, exchanges] = process.argv.slice(2);
if (wsdls === undefined || exchanges === undefined) {
  process.stderr.write('usage: exchanges.ts FOLDER-OF-WSDLS FOLDER-OF-EXCHANGES\n');
  process.exit(2);
}

const folder = wsdls;
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const resource = async (name: string) => ({ text: read(name), path: name });

/** Which WSDL has an operation. */
const wsdlOf = new Map<string, string>();
for (const name of readdirSync(folder).filter((file) => file.endsWith('.wsdl'))) {
  const started = performance.now();
  const files = gatherPackFiles(name, read);
  const { operations } = readDefinitions(files);
  for (const operation of operations) wsdlOf.set(operation.name, name);
  await operationOf(name, operations[0]?.name ?? '');
  line(name, `${operations.length} operations`, `read and opened in ${Math.round(performance.now() - started)} ms`);
}

async function operationOf(wsdl: string, operation: string, elementOrder = 'schema'): Promise<SoapOperation> {
  return loadOperation({ wsdl, operation, elementOrder, soapVersion: '1.1', endpoint: 'http://localhost/', security: {} }, resource);
}

/** An element as lines: its name with namespace, its attributes, its text; blanks between elements are left out. */
function lines(element: XmlElement, depth = 0): string[] {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}=${value}`).join('');
  const text = element.children.length > 0 ? element.text.trim() : element.text;
  const own = `${'  '.repeat(depth)}{${element.uri}}${element.local}${attributes}: ${text}`;
  return [own, ...element.children.flatMap((child) => lines(child, depth + 1))];
}

function payloadOf(xml: string): XmlElement {
  const body = openEnvelope(parseXml(xml));
  if (body.kind === 'fault' || body.payload === undefined) throw new Error('a fault, or an empty body');
  return body.payload;
}

let differences = 0;
for (const file of readdirSync(exchanges).sort()) {
  for (const xml of readFileSync(join(exchanges, file), 'utf8').match(/<(\w+):Envelope[\s\S]*?<\/\1:Envelope>/g) ?? []) {
    const payload = payloadOf(xml);
    const name = payload.local.replace(/Response$/, '');
    const operation = await operationOf(wsdlOf.get(name) ?? '', name);
    let verdict = payload.local === name ? request(payload, operation) : answer(payload, operation);
    if (verdict.startsWith('DIFFERS in order only')) {
      // The recorded request does not keep to the order of its own WSDL.
      const asGiven = request(payload, await operationOf(wsdlOf.get(name) ?? '', name, 'mapping'));
      if (!asGiven.startsWith('DIFFERS')) verdict = `${asGiven} with elementOrder: mapping (not in the order of the WSDL)`;
    }
    if (verdict.startsWith('DIFFERS')) differences += 1;
    line(file, payload.local, verdict);
  }
}
process.exit(differences === 0 ? 0 : 1);

function request(recorded: XmlElement, operation: SoapOperation): string {
  const args = toJson(recorded, undefined) as JsonObject;
  const written = lines(payloadOf(operation.write(args, new Date()).body));
  const wanted = lines(recorded);
  const at = wanted.findIndex((each, index) => each !== written[index]);
  if (at === -1 && wanted.length === written.length) return `same body, ${wanted.length} elements`;
  const sameSet = [...wanted].sort().join('\n') === [...written].sort().join('\n');
  return `DIFFERS${sameSet ? ' in order only' : ''} at element ${at}: ${wanted[at]?.trim()} / ${written[at]?.trim()}`;
}

function answer(recorded: XmlElement, operation: SoapOperation): string {
  if (operation.answer?.element !== recorded.local) return `DIFFERS: the WSDL promises ${operation.answer?.element}`;
  return `read as ${JSON.stringify(toJson(recorded, operation.answer.shape)).slice(0, 110)}`;
}

function line(...cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
