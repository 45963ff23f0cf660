import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts';

/** Where the tree of a message has its reference, and which one the writer gives it otherwise, by its number from 1. */
export interface MessageReference {
  /** `UNH`, `ST`. */
  readonly header: string;
  /** `E0062`, `ST02`. */
  readonly element: string;
  readonly standard: (number: number) => string;
}

/** The messages of several trees as the list that one interchange is written from; a tree may be a list itself. References that
 *  messages give themselves stay, unless two would be alike: they must differ within an interchange, and all are counted then. */
export function joinMessages(trees: readonly Json[], reference: MessageReference): readonly Json[] {
  const messages = trees.flatMap((tree): readonly Json[] => (Array.isArray(tree) ? (tree as readonly Json[]) : [tree]));
  const { header, element, standard } = reference;
  const references = messages.map((message, index) => headerOf(message, header)?.[element] ?? standard(index + 1));
  if (new Set(references).size === messages.length) return messages;
  return messages.map((message) => {
    const given = headerOf(message, header);
    if (given === undefined) return message;
    const { [element]: _, ...rest } = given;
    return { ...(message as JsonObject), [header]: rest };
  });
}

function headerOf(message: Json, header: string): JsonObject | undefined {
  const given = isJsonObject(message) ? message[header] : undefined;
  return isJsonObject(given) ? given : undefined;
}
