import type { DocumentId } from '../../kernel/ids.ts';
import { limitFault, mapFault } from '../fault.ts';
import { type MapFunction, mapFunction } from './function.ts';

/** Files beside the document: labels, photographs, certificates. */
export const documentFunctions: readonly MapFunction[] = [
  mapFunction({
    name: 'document',
    parameters: [
      { name: 'base64', type: 'text' },
      { name: 'about', type: 'object' },
    ],
    summary: 'Keeps a file. About: {type, mediaType, filename}. Gives {documentId, mediaType, filename}.',
    example: {
      expression: '$document("JVBERg==", {"type": "label", "mediaType": "application/pdf", "filename": "label.pdf"})',
      output: { documentId: '00000000-0000-7000-8000-000000000001', mediaType: 'application/pdf', filename: 'label.pdf' },
    },
    apply: (run, base64, about) => {
      const { type, mediaType, filename } = about;
      if (typeof type !== 'string' || typeof mediaType !== 'string' || typeof filename !== 'string') {
        throw mapFault('$document needs type, mediaType and filename as texts');
      }
      const body = decodeBase64(base64);
      run.documentBytesLeft -= body.length;
      if (run.documentBytesLeft < 0) throw limitFault('bytes of kept documents');
      const id = run.bindings.ids.next<DocumentId>();
      run.documents.push({ id, type, mediaType, filename, body });
      return { documentId: id, mediaType, filename };
    },
  }),
  mapFunction({
    name: 'content',
    parameters: [{ name: 'documentId', type: 'text' }],
    summary: 'The content of a kept file, as base64.',
    example: { expression: '$content("00000000-0000-7000-8000-0000000000aa")', output: 'JVBERg==' },
    apply: (run, documentId) => {
      const found = run.bindings.documents?.get(documentId);
      if (found === undefined) throw mapFault('$content: there is no such document at hand');
      return Buffer.from(found.body).toString('base64');
    },
  }),
];

/** Base64 (RFC 4648, section 4); line breaks as in MIME are skipped. */
function decodeBase64(text: string): Uint8Array {
  const compact = text.replace(/\s+/g, '');
  const body = Buffer.from(compact, 'base64');
  // Buffer skips what is not base64 instead of refusing it: a damaged label would be kept as a good one.
  if (compact === '' || body.toString('base64').replace(/=+$/, '') !== compact.replace(/=+$/, ''))
    throw mapFault('$document: the content is not base64');
  return body;
}
