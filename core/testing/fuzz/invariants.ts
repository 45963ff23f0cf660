import { isDeepStrictEqual } from 'node:util';
import { errorTable } from '../../kernel/error-table.ts';
import { type Finding, HubError } from '../../kernel/errors.ts';
import type { DecodedDocument, DecodedEnd, DecodedMessage } from '../../spi/format.ts';
import { testContext } from '../format.conformance.ts';
import type { Random } from './random.ts';
import type { Falsified, FuzzSubject } from './subject.ts';

/** What reading an input came to. */
export interface Reading {
  readonly document: DecodedDocument;
  /** What is wrong with each message. */
  readonly findings: readonly (readonly Finding[])[];
}

/** Reads a document as the hub does. */
export function read({ codec }: FuzzSubject, bytes: Uint8Array): Reading {
  const document = codec.decode(bytes);
  return { document, findings: document.messages.map((message) => [...message.errors, ...codec.validate(message)]) };
}

/** How many messages the hub would take. */
export function acceptedIn({ document, findings }: Reading): number {
  return document.errors.length > 0 ? 0 : findings.filter((found) => found.length === 0).length;
}

/** The first rule that a reading breaks; undefined for none. */
export function brokenRule(subject: FuzzSubject, bytes: Uint8Array, reading: Reading): string | undefined {
  return (
    brokenFinding(subject, reading) ?? brokenAnswer(subject, reading) ?? brokenRewriting(subject, bytes) ?? brokenEncoding(subject, reading)
  );
}

/** A finding has a code of the table, a sentence without gaps, and a place. */
function brokenFinding({ withoutPlace }: FuzzSubject, { document, findings }: Reading): string | undefined {
  if (document.messages.length === 0 && document.errors.length === 0) return 'there is neither a message nor an error';
  for (const { code, message, remedy, at } of [...document.errors, ...findings.flat()]) {
    if (!Object.hasOwn(errorTable, code) || code === 'E_INTERNAL') return `a finding has the code ${code}: ${message}`;
    if (/\{\w+\}|\bundefined\b(?! entity)|\[object/.test(`${message} ${remedy}`)) return `${code} has gaps: ${message} ${remedy}`;
    if (Object.keys(at).length === 0 && !withoutPlace.includes(code)) return `${code} has no place`;
  }
  return undefined;
}

/** The hub can read what it answers. */
function brokenAnswer({ codec }: FuzzSubject, { document, findings }: Reading): string | undefined {
  const answer = codec.acknowledge?.(document, findings, testContext);
  if (answer === undefined) return undefined;
  const again = codec.decode(answer);
  // What was not sent cannot be copied.
  const found = [...again.errors, ...again.messages.flatMap((message) => [...message.errors, ...codec.validate(message)])].filter(
    ({ code }) => code !== 'E_EDI_ELEMENT_MISSING',
  );
  return found.length === 0 ? undefined : `the acknowledgement is faulty: ${found[0]?.code} ${found[0]?.message}`;
}

function brokenRewriting({ rewrite }: FuzzSubject, bytes: Uint8Array): string | undefined {
  try {
    const written = rewrite?.(bytes);
    return written === undefined || Buffer.compare(written, bytes) === 0 ? undefined : 'it is not written as it was read';
  } catch (thrown) {
    if (thrown instanceof HubError && thrown.code !== 'E_INTERNAL') return undefined;
    throw thrown;
  }
}

/** What is without fault can be written, and reads the same. */
function brokenEncoding({ codec, body, unwritable = [] }: FuzzSubject, reading: Reading): string | undefined {
  if (reading.document.errors.length > 0) return undefined;
  const sound = reading.document.messages.filter(({ tree }, index) => reading.findings[index]?.length === 0 && body(tree) !== undefined);
  for (const message of sound) {
    try {
      const again = codec.decode(codec.encode(message.tree, testContext));
      const [first] = again.messages;
      if (first === undefined || again.errors.length > 0) return `what was encoded is refused: ${again.errors[0]?.message}`;
      if (!isDeepStrictEqual(body(first.tree), body(message.tree))) return 'what was encoded reads otherwise';
    } catch (thrown) {
      const codes = thrown instanceof HubError ? thrown.findings.map(({ code }) => code as string) : [];
      if (codes.length === 0 || !codes.every((code) => unwritable.includes(code))) throw thrown;
    }
  }
  return undefined;
}

/** Read as a stream, in chunks of any length, a document is what it is as a whole. */
export async function brokenStream({ codec }: FuzzSubject, bytes: Uint8Array, whole: Reading, random: Random): Promise<string | undefined> {
  const stream = codec.decodeStream?.(chunks(bytes, random));
  if (stream === undefined) return undefined;
  const messages: DecodedMessage[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done !== true) {
      messages.push(next.value);
      continue;
    }
    // A stream has limits of its own.
    if (!next.value.complete && next.value.errors.every(({ code }) => code === 'E_DOCUMENT_LIMIT')) return undefined;
    const streamed = asDocument(messages, next.value);
    const findings = messages.map((message, index) => [...(streamed.messages[index]?.errors ?? []), ...codec.validate(message)]);
    if (!isDeepStrictEqual(streamed, whole.document)) return 'the stream gives another document than the whole';
    return streamed.messages.length > 0 && !isDeepStrictEqual(findings, whole.findings)
      ? 'the stream gives other findings than the whole'
      : undefined;
  }
}

/** What a stream gave, as a document that was decoded as a whole. */
function asDocument(messages: readonly DecodedMessage[], { refused, complete, ...end }: DecodedEnd): DecodedDocument {
  if (!complete) return { ...end, messages: [] };
  const errorsOf = (index: number) => refused.filter(({ from, to }) => index >= from && index < to).flatMap(({ errors }) => errors);
  return { ...end, messages: messages.map((message, index) => ({ ...message, errors: [...errorsOf(index), ...message.errors] })) };
}

async function* chunks(bytes: Uint8Array, random: Random): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + random.below(random.pick([3, 50, 1000, bytes.length]));
    yield bytes.subarray(at, at + length);
    at += length;
  }
}

/** A wrong count or reference refuses the message that it is in, or the whole interchange. */
export function falselyAccepted(reading: Reading, { message, what }: Falsified): string | undefined {
  if (reading.document.errors.length > 0) return undefined;
  const faulty = message === undefined ? acceptedIn(reading) === 0 : (reading.findings[message]?.length ?? 0) > 0;
  return faulty ? undefined : `accepted although ${what}`;
}
