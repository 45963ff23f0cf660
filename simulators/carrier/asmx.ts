import { type Node, readCall } from './soap.ts';

/** Arguments of a call of an `.asmx` service, in the order in which they came. */
export interface AsmxCall {
  readonly operation: string;
  readonly arguments: Readonly<Record<string, string>>;
}

/** An element as it is answered: undefined members are left out. */
export type Element = { readonly [name: string]: Element | readonly Element[] | readonly string[] | string | undefined };

/** Reads a call whose elements are all in the namespace of the service.
 *  @returns undefined when it is no envelope with one element in its body */
export function readAsmxCall(xml: string, namespace: string): AsmxCall | undefined {
  const operation = readCall(xml)?.operation;
  if (operation === undefined || operation.uri !== namespace) return undefined;
  const qualified = (child: Node): boolean => child.uri === namespace;
  return {
    operation: operation.local,
    arguments: Object.fromEntries(operation.children.filter(qualified).map(({ local, text }) => [local, text])),
  };
}

/** The answer of an operation, in SOAP 1.1. */
export function writeAsmxAnswer(operation: string, namespace: string, result: Element): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>',
    `<${operation}Response xmlns="${namespace}"><${operation}Result>${members(result)}</${operation}Result></${operation}Response>`,
    '</soap:Body></soap:Envelope>',
  ].join('');
}

function members(value: Element): string {
  return Object.entries(value)
    .flatMap(([name, member]) => {
      if (member === undefined) return [];
      const all: readonly (Element | string)[] = Array.isArray(member)
        ? (member as readonly (Element | string)[])
        : [member as Element | string];
      return all.map((one) => `<${name}>${typeof one === 'string' ? escapeText(one) : members(one)}</${name}>`);
    })
    .join('');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
