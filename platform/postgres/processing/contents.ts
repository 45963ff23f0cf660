import { type DocumentId, isUuid } from '../../../core/kernel/ids.ts';
import type { KeptDocument, Processing } from '../../../core/spi/ledger/ledger.ts';
import type { Queries } from '../../../core/spi/ledger/ledger-queries.ts';
import type { LedgerParts } from '../parts.ts';

const CONTENT = { name: 'find-content', text: 'SELECT media_type, body FROM contents WHERE owner_id = $1 AND part = $2' };
const DOCUMENT = { name: 'find-document', text: 'SELECT id, type, filename, media_type, body FROM documents WHERE id = $1' };

interface DocumentRow {
  readonly id: DocumentId;
  readonly type: string;
  readonly filename: string;
  readonly media_type: string;
  readonly body: Buffer;
}

/** A content's identifier as readers see it: its owner, a message or a delivery, and which part of it. */
export function contentId(owner: string, part: number): string {
  return `${owner}.${part}`;
}

/** Bytes, one by one. */
export function contents({ database }: LedgerParts): Pick<Queries, 'content' | 'keptDocument'> & Pick<Processing, 'document'> {
  const document = async (id: DocumentId): Promise<KeptDocument | undefined> => {
    if (!isUuid(id)) return undefined;
    const [row] = await database.query<DocumentRow>(DOCUMENT, [id]);
    return row && { id: row.id, type: row.type, filename: row.filename, mediaType: row.media_type, body: row.body };
  };
  return {
    document,
    keptDocument: document,
    content: async (id) => {
      const [owner = '', part = ''] = id.split('.');
      if (!isUuid(owner) || !/^\d{1,6}$/.test(part)) return undefined;
      const [row] = await database.query<{ media_type: string; body: Buffer }>(CONTENT, [owner, part]);
      return row && { mediaType: row.media_type, body: row.body };
    },
  };
}
