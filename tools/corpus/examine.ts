import { parseDocument, writeDocument } from '../../core/formats/document.ts';
import { asHubError, describeFinding, type Finding, HubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../core/kernel/json.ts';
import type { FormatResources } from '../../core/spi/format.ts';
import { compareBytes } from './compare.ts';

/** What is to be said of a file. `accepted with errors`: some of its messages are sound, others are not. `no guide`: its
 *  frame is sound, and for none of its messages there is a guide to check it by. */
export type Verdict = 'accepted' | 'accepted with errors' | 'refused' | 'no guide';

/** One line of the corpus table. */
export interface Examined {
  readonly file: string;
  readonly format: string;
  readonly bytes: number;
  /** How many messages, by what they are: `ORDERS:D:96A` (UNH), `850 004010` (ST, GS). */
  readonly messages: Readonly<Record<string, number>>;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Written back from the whole tree: `identical`, or where it differs. */
  readonly written: string;
  /** Written back with every message made anew from what its guide says of it. */
  readonly writtenByGuide: string;
  /** Milliseconds to read and check it. */
  readonly ms: number;
  /** Kilobytes that its tree takes. */
  readonly kilobytes: number;
}

/** How files are read. */
export interface ExamineOptions {
  readonly resources: FormatResources;
  /** Read messages by this guide; without it, by those that UNH, or GS and ST, lead to. */
  readonly guide?: string;
  /** Bytes of memory in use after a collection of garbage. */
  readonly heap: () => number;
}

/** Reads a file, checks it and writes it back. Never throws for what the file is. */
export function examine(file: string, bytes: Uint8Array, { heap, ...options }: ExamineOptions): Examined {
  const before = heap();
  const started = performance.now();
  const { format, tree, findings } = read(bytes, options);
  const ms = performance.now() - started;
  const kilobytes = Math.max(0, Math.round((heap() - before) / 1024));
  const isEdi = format === 'edifact' || format === 'x12';
  const messages = isEdi && isJsonObject(tree) ? messagesOf(tree) : [];
  return {
    file,
    format,
    bytes: bytes.length,
    messages: countOf(messages.map(nameOf)),
    verdict: verdictOf({ format, tree, findings }, messages.length, options),
    findings,
    written: isEdi && tree !== undefined ? writtenBack(bytes, format, tree, options) : '',
    writtenByGuide: findings.length > 0 || !isEdi || tree === undefined ? '' : writtenBack(bytes, format, withoutSegments(tree), options),
    ms,
    kilobytes,
  };
}

type Reading = ReturnType<typeof parseDocument>;

function read(bytes: Uint8Array, options: Omit<ExamineOptions, 'heap'>): Reading {
  try {
    return parseDocument(bytes, options);
  } catch (thrown) {
    if (thrown instanceof HubError && thrown.code === 'E_FORMAT_UNKNOWN')
      return { format: '', tree: undefined, findings: [thrown.toFinding()] };
    throw thrown;
  }
}

/** A finding with no message refuses the interchange that it is in: of several, each is then judged as a file of its own. */
function verdictOf({ format, tree, findings }: Reading, messages: number, options: Omit<ExamineOptions, 'heap'>): Verdict {
  const unguided = new Set(findings.filter(({ code }) => code === 'E_EDI_NO_GUIDE').map(({ at }) => at.message));
  const faulty = findings.filter(({ code }) => code !== 'E_EDI_NO_GUIDE');
  if (faulty.length === 0) return messages > 0 && unguided.size === messages ? 'no guide' : 'accepted';
  const refused = new Set(faulty.map(({ at }) => at.message));
  if (refused.has(undefined)) {
    const interchanges = isJsonObject(tree) ? list(tree['interchanges']) : [];
    const isSound = (one: Json) => {
      const file = { ...(tree as JsonObject), bom: false, rest: '', interchanges: [one] };
      const reading = read(writeDocument(file, { format, resources: options.resources }), options);
      return isJsonObject(reading.tree) && verdictOf(reading, messagesOf(reading.tree).length, options) !== 'refused';
    };
    return interchanges.length > 1 && interchanges.some(isSound) ? 'accepted with errors' : 'refused';
  }
  return refused.size >= messages ? 'refused' : 'accepted with errors';
}

function writtenBack(bytes: Uint8Array, format: string, tree: Json, { resources }: Pick<ExamineOptions, 'resources'>): string {
  try {
    return compareBytes(bytes, writeDocument(tree, { format, resources }));
  } catch (thrown) {
    return `not written: ${describeFinding(asHubError(thrown).toFinding())}`;
  }
}

/** All messages and transaction sets of a file's tree, those in groups too. */
function messagesOf(tree: JsonObject): readonly JsonObject[] {
  const inside = (part: Json): readonly JsonObject[] => {
    if (!isJsonObject(part)) return [];
    if (part['kind'] === 'message' || part['kind'] === 'transaction') return [part];
    return list(part['content']).flatMap(inside);
  };
  return list(tree['interchanges']).flatMap(inside);
}

/** The tree with every message that a guide is known for left to that guide. */
function withoutSegments(tree: Json): Json {
  return JSON.parse(JSON.stringify(tree), (_key, value: Json) => {
    if (!isJsonObject(value) || value['guide'] === undefined || value['segments'] === undefined) return value;
    const { segments: _segments, ...rest } = value;
    return rest;
  }) as Json;
}

/** What a message says that it is. */
function nameOf(message: JsonObject): string {
  const [header] = list(message['segments']);
  const elements = isJsonObject(header) ? list(header['elements']) : [];
  if (message['kind'] === 'message') return list(elements[1]).slice(0, 3).join(':');
  return `${String(elements[0])}${typeof message['guide'] === 'string' ? ` ${message['guide'].split('/')[0]}` : ''}`;
}

function countOf(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function list(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}
