import type { SimulatorRequest } from '../support/server.ts';

/** A part of a form. */
export interface FormPart {
  readonly filename?: string;
  readonly text: string;
}

/** The parts of multipart/form-data (RFC 7578) by name, as UTF-8 text: what is in a file does not matter here. */
export function partsOf({ headers, body }: Pick<SimulatorRequest, 'headers' | 'body'>): ReadonlyMap<string, FormPart> {
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  const parts = new Map<string, FormPart>();
  if (boundary === undefined) return parts;
  for (const piece of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const end = piece.indexOf('\r\n\r\n');
    const head = piece.slice(0, end);
    const name = /[; ]name="([^"]*)"/.exec(head)?.[1];
    const filename = /filename="([^"]*)"/.exec(head)?.[1];
    const text = Buffer.from(piece.slice(end + 4, -2), 'latin1').toString('utf8');
    if (name !== undefined) parts.set(name, { text, ...(filename === undefined ? {} : { filename }) });
  }
  return parts;
}
