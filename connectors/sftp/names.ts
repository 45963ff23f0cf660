import { posix } from 'node:path';
import { hubError } from '../../core/kernel/errors.ts';
import { nameCodec, type WireText } from './charset.ts';

/** A file name that a poller gave to a file it works on: when, which poller, the how-manieth, and the name it had. */
export interface Claim {
  /** Milliseconds since 1970, by the claimer's clock. */
  readonly claimedAtMs: number;
  /** 8 hex digits, new for each endpoint. */
  readonly owner: string;
  readonly name: WireText;
}

const CLAIM = /^(\d{13})-([0-9a-f]{8})-\d+-(.+)$/s;
/** Names must leave room for what a claim puts before them: file systems take 255 bytes. */
export const MAX_NAME_BYTES = 220;

/** @param number counts the owner's claims, so that no two are alike */
export function claimName({ claimedAtMs, owner, name }: Claim, number: number): WireText {
  return `${String(claimedAtMs).padStart(13, '0')}-${owner}-${number}-${name}`;
}

/** Undefined for a name that no poller gave. */
export function readClaim(text: WireText): Claim | undefined {
  const [, claimedAt, owner, name] = CLAIM.exec(text) ?? [];
  return claimedAt === undefined || owner === undefined || name === undefined ? undefined : { claimedAtMs: Number(claimedAt), owner, name };
}

/** Can a name from a listing stand in a path? One with a separator would lead elsewhere. */
export function isPlain(name: WireText): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);
}

/** Where a folder of the settings is: inside the channel's folder, or by itself. */
export function placeOf(folder: WireText, path: WireText): WireText {
  const place = path.startsWith('/') ? posix.normalize(path) : posix.join(folder, path);
  return place.length > 1 && place.endsWith('/') ? place.slice(0, -1) : place;
}

/** A name as a log shows it: short, and without characters that a terminal obeys. */
export function shown(name: string): string {
  return name.replace(/[\p{C}\u2028\u2029]/gu, '?').slice(0, 120);
}

/** Refuses names in settings that the server's character set does not have.
 *  @throws E_CONFIG_FIELD */
export function checkNames<Settings extends { readonly nameCharset: string }>(
  settings: Settings,
  fields: readonly (keyof Settings & string)[],
): void {
  const codec = nameCodec(settings.nameCharset);
  for (const field of fields) {
    const value = settings[field];
    if (typeof value === 'string' && (value.includes('\0') || !codec.has(value)))
      throw hubError('E_CONFIG_FIELD', { reason: `${field} has a character that ${settings.nameCharset} does not have` });
  }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  edi: 'application/edifact', // RFC 1767
  edifact: 'application/edifact',
  x12: 'application/edi-x12',
  xml: 'application/xml',
  json: 'application/json',
  csv: 'text/csv',
  txt: 'text/plain',
};

/** The media type that a name's ending suggests. */
export function mediaTypeOf(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return (Object.hasOwn(MEDIA_TYPES, ending) ? MEDIA_TYPES[ending] : undefined) ?? 'application/octet-stream';
}
