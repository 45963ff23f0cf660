import type { Json, JsonObject } from '../../kernel/json.ts';
import { isJsonObject } from '../../kernel/json.ts';
import type { FieldTable } from '../../spi/fields.ts';
import type { Report } from '../report.ts';
import { freeGroup, readFields, readYaml } from '../yaml-file.ts';

/** The fields of a case.yaml. */
export const caseFields = {
  now: { type: 'text', default: '2026-01-15T09:00:00Z', description: 'The instant at which the case plays: RFC 3339.' },
  channel: { type: 'text', description: 'The channel of the pack, where several use the mapping.' },
  charset: {
    type: 'choice',
    choices: ['utf8', 'latin1'],
    default: 'utf8',
    description: 'The character set of the bytes that the channel reads or writes. The files of the case are always UTF-8.',
  },
  error: { type: 'text', description: 'The error code that is expected instead of a result.', example: 'E_CODE_UNKNOWN' },
} as const satisfies FieldTable;
export const caseSections = ['envelope', 'request', 'latest', 'documents', 'case'] as const;

/** What a case sets beside its input. */
export interface CaseSettings {
  readonly now: Date;
  readonly channel?: string;
  readonly charset: 'utf8' | 'latin1';
  readonly error?: string;
  /** Parts of the canonical message around the input. */
  readonly envelope: JsonObject;
  /** The canonical message that the partner answers, or its body. */
  readonly request?: JsonObject;
  /** Bodies by canonical type. */
  readonly latest: Readonly<Record<string, JsonObject>>;
  /** `$case`, as the mapping sees it. */
  readonly case?: JsonObject;
  /** Kept documents by id: `{ mediaType, base64 }`. */
  readonly documents: ReadonlyMap<string, { readonly mediaType: string; readonly body: Uint8Array }>;
}

/** Reads a case.yaml; without one, everything has its default. Undefined after a finding. */
export function readCaseSettings(file: string, text: string | undefined, report: Report): CaseSettings | undefined {
  const root = readYaml(file, text ?? '{}', report);
  const fields = root && readFields(root, caseFields, report, { others: caseSections, missingAt: root.at });
  if (root === undefined || fields === undefined) return undefined;
  const now = new Date(fields.now);
  if (Number.isNaN(now.getTime())) {
    report.error(
      'E_CONFIG_FIELD',
      { reason: 'now must be an instant such as 2026-01-15T09:00:00Z' },
      root.children.get('now')?.at ?? root.at,
    );
    return undefined;
  }
  const group = (name: string) => freeGroup(root.children.get(name), name, report);
  return {
    now,
    charset: fields.charset === 'latin1' ? 'latin1' : 'utf8',
    ...(fields.channel === undefined ? {} : { channel: fields.channel }),
    ...(fields.error === undefined ? {} : { error: fields.error }),
    envelope: group('envelope'),
    ...(root.children.has('request') ? { request: group('request') } : {}),
    ...(root.children.has('case') ? { case: group('case') } : {}),
    latest: Object.fromEntries(Object.entries(group('latest')).filter((pair): pair is [string, JsonObject] => isJsonObject(pair[1]))),
    documents: new Map(Object.entries(group('documents')).map(([id, document]) => [id, keptDocument(document)])),
  };
}

function keptDocument(value: Json): { mediaType: string; body: Uint8Array } {
  const { mediaType, base64 } = isJsonObject(value) ? value : {};
  return { mediaType: String(mediaType ?? 'application/octet-stream'), body: Buffer.from(String(base64 ?? ''), 'base64') };
}
