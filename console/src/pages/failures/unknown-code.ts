/** A code that a mapping refused because its list does not have it. */
export interface UnknownCode {
  readonly list: string;
  readonly code: string;
}

/** What is read of a finding. */
interface Told {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** List and code of an `E_CODE_UNKNOWN`. One that was written before details were kept is read from its English text.
 *  @returns undefined for every other finding */
export function unknownCodeOf({ code, message, details }: Told): UnknownCode | undefined {
  if (code !== 'E_CODE_UNKNOWN') return undefined;
  if (details?.['code'] !== undefined && details['list'] !== undefined) {
    return { code: String(details['code']), list: String(details['list']) };
  }
  const found = /^The code (.*) is not in the list (\S+)\.$/s.exec(message);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { code: found[1], list: found[2] };
}

/** Different unknown codes among findings, in their order. */
export function unknownCodesOf(findings: readonly Told[]): readonly UnknownCode[] {
  const codes = new Map<string, UnknownCode>();
  for (const finding of findings) {
    const unknown = unknownCodeOf(finding);
    if (unknown !== undefined) codes.set(`${unknown.list} ${unknown.code}`, unknown);
  }
  return [...codes.values()];
}

/** Where the code lists of a partner are, seen from the configuration. */
export function codesFileOf(partner: string): string {
  return `mappings/${partner}/codes.yaml`;
}
