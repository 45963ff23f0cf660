import type { DocumentId } from '../kernel/ids.ts';
import { isJsonObject, type Json } from '../kernel/json.ts';
import type { KeptDocument, Processing } from '../spi/ledger/ledger.ts';

/** The kept documents that a body names with `documentId`.
 *  @param made just now, by the message in hand; the others are in the ledger */
export async function documentsOf(
  ledger: Pick<Processing, 'document'>,
  made: readonly KeptDocument[],
  body: Json,
): Promise<ReadonlyMap<string, KeptDocument>> {
  const found = new Map<string, KeptDocument>();
  for (const id of documentIds(body)) {
    const document = made.find((one) => one.id === id) ?? (await ledger.document(id as DocumentId));
    if (document !== undefined) found.set(id, document);
  }
  return found;
}

/** @param found gets them, in the order of the body */
function documentIds(value: Json, found: string[] = []): readonly string[] {
  if (Array.isArray(value)) for (const item of value) documentIds(item as Json, found);
  else if (isJsonObject(value)) {
    for (const key of Object.keys(value)) {
      const item = value[key] as Json;
      if (key === 'documentId' && typeof item === 'string') found.push(item);
      else if (typeof item === 'object') documentIds(item, found);
    }
  }
  return found;
}
