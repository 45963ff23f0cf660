import { isUtf8 } from 'node:buffer';
import { encodeText, foreignCharacter, nameCharacter } from '../../core/formats/edi/charset.ts';
import { declarationIn } from '../../core/formats/edifact/opening.ts';
import { hubError } from '../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../core/kernel/json.ts';
import type { MessageInWork } from '../../core/spi/ledger/ledger.ts';

/** Edited text as the bytes of a document: an EDIFACT interchange in the character set that it declares, anything else as UTF-8 where
 *  the original was that, else as ISO 8859-1.
 *  @throws E_REQUEST_INVALID a character that the document's character set does not have; a part that is not one any more */
export function editedBytes(text: string, { entry, content }: Pick<MessageInWork, 'entry' | 'content'>): Uint8Array {
  if (entry === 'part') refuseNoPart(text);
  const encoding = encodingOf(text, content.body);
  const foreign = foreignCharacter(text, encoding);
  if (foreign !== undefined)
    throw hubError('E_REQUEST_INVALID', {
      reason: `content has ${nameCharacter(foreign)}, which is not of its character set, ${encoding}`,
    });
  return encodeText(text, encoding);
}

function encodingOf(text: string, original: Uint8Array): string {
  const { identifier, encoding } = declarationIn(text);
  if (identifier !== undefined) return encoding === 'ascii' ? 'utf-8' : encoding;
  return isUtf8(original) ? 'utf-8' : 'latin1';
}

/** A part of an interchange is kept as it was decoded: JSON with its tree. */
function refuseNoPart(text: string): void {
  try {
    const part = JSON.parse(text) as Json;
    if (isJsonObject(part) && 'tree' in part) return;
  } catch {
    // Told below.
  }
  throw hubError('E_REQUEST_INVALID', { reason: 'content of a part of an interchange is JSON with its tree, as it is shown' });
}
