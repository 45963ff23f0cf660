/** Does a file name fit a pattern of `*` (any run of characters) and `?` (one character)? Case counts.
 *  Two pointers and one point to go back to: linear in practice, and no pattern can make it explode. */
export function matches(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let next = 0;
  while (next < name.length) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      resume = next;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[next])) {
      at += 1;
      next += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      next = resume;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}

/** A file name that a poller gave to a file it works on: when, which poller, the how-manieth, and the name it had. */
export interface Claim {
  /** Milliseconds since 1970, by the claimer's clock. */
  readonly claimedAtMs: number;
  /** 8 hex digits, new for each endpoint. */
  readonly owner: string;
  readonly name: string;
}

const CLAIM = /^(\d{13})-([0-9a-f]{8})-\d+-(.+)$/s;

/** @param number counts the owner's claims, so that no two are alike */
export function claimName({ claimedAtMs, owner, name }: Claim, number: number): string {
  return `${String(claimedAtMs).padStart(13, '0')}-${owner}-${number}-${name}`;
}

/** Undefined for a name that no poller gave. */
export function readClaim(text: string): Claim | undefined {
  const [, claimedAt, owner, name] = CLAIM.exec(text) ?? [];
  return claimedAt === undefined || owner === undefined || name === undefined ? undefined : { claimedAtMs: Number(claimedAt), owner, name };
}

/** A name as a log shows it: short, and without characters that a terminal obeys. */
export function shown(name: string): string {
  return name.replace(/[\p{C}\u2028\u2029]/gu, '?').slice(0, 120);
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
