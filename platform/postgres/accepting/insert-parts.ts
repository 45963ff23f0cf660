import type { ProcessedMessage } from '../../../core/spi/ledger/ledger.ts';
import * as rows from '../processing/processed-rows.ts';
import { insertContents, insertTerms, insertWork } from '../processing/stored-rows.ts';
import { insertFailures } from '../reading/failure-rows.ts';
import type { Session } from '../sql/database.ts';

/** An interchange may have a hundred thousand messages: so many are written at one turn of the event loop. */
const AT_ONCE = 500;

const INSERT_PARTS = {
  name: 'insert-parts',
  text: `
INSERT INTO messages (${rows.parts.columns}, source) SELECT r.*, 'split' FROM ${rows.parts.from('r')}`,
};

/** Writes the parts of an interchange, each a message of its own, with their originals and the work that they are. Others have
 *  their turn in between; what was written is seen by nobody before the commit. */
export async function insertParts(session: Session, result: ProcessedMessage, whole: rows.HeldMessage): Promise<void> {
  for (let at = 0; at < result.parts.length; at += AT_ONCE) {
    if (at > 0) await new Promise((resolve) => setImmediate(resolve));
    const parts = result.parts.slice(at, at + AT_ONCE);
    void session.query(INSERT_PARTS, rows.parts.values(parts.map((part) => rows.partRow(result, whole, part))));
    insertFailures(session, rows.failedParts(result, whole, parts));
    insertContents(
      session,
      parts.map((part) => rows.partContent(result, part)),
    );
    insertTerms(session, rows.partTerms(result, parts));
    insertWork(session, rows.partWork({ parts, at: result.at }));
  }
}
