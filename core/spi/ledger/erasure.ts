import type { Finding } from '../../kernel/errors.ts';
import type { CaseId } from '../../kernel/ids.ts';

/** An erasure: planned → running → done | failed. A failed one is confirmed again. */
export interface ErasureRecord {
  readonly id: string;
  /** `case 0190…`, or `person` with the keyed hash of what was looked for. */
  readonly subject: string;
  readonly reason: string;
  readonly state: 'planned' | 'running' | 'done' | 'failed';
  readonly plannedBy: string;
  readonly plannedAt: Date;
  readonly endedAt?: Date;
  readonly messages: number;
  readonly cases: number;
  /** Contents and documents that were there when it was planned. */
  readonly contents: number;
  /** Of a person: canonical messages that are older were not looked at. */
  readonly searchedTo?: Date;
  readonly failed?: Finding;
}

/** What is to be erased. */
export type ErasureSubject = { readonly caseId: CaseId } | { readonly person: string };

/** An erasure to be planned. */
export interface ErasurePlan {
  readonly id: string;
  readonly of: ErasureSubject;
  /** How it is called: never with the person's value. */
  readonly subject: string;
  readonly reason: string;
  readonly plannedBy: string;
  readonly at: Date;
  /** For how long canonical messages are searched for a person, in milliseconds. */
  readonly searchMs: number;
}

/** Takes away what is known of a case or a person: contents, documents, personal data of canonical messages, file names, headers, search
 *  terms; the content of corrections that are planned, which ends them, and what actions on many showed of the messages; saved searches for
 *  the person. Messages, deliveries, attempts, acknowledgements and hashes stay. */
export interface Erasing {
  /** Finds what it would take away and notes it; nothing is taken. A case is erased with those merged into it. A person is looked for in
   *  business keys and in the personal data of canonical messages, the newest first; everything of a message that tells of them goes.
   *  Rejects with `E_NOT_FOUND` for a case that is none. */
  planErasure(plan: ErasurePlan): Promise<ErasureRecord>;
  /** One that was planned. Rejects with `E_NOT_FOUND`. */
  erasure(id: string): Promise<ErasureRecord>;
  /** Begins it: rejects with `E_STATE_CONFLICT` while work of one of its messages is open, or when it is running or done. */
  beginErasure(id: string): Promise<ErasureRecord>;
  /** Takes away what the next messages of a running erasure have; the same again changes nothing. @returns are there more? */
  erasePart(id: string, limit: number, at: Date): Promise<boolean>;
  /** Of an erasure that came to its end, or failed. */
  endErasure(id: string, at: Date, failed?: Finding): Promise<ErasureRecord>;
  /** Those that are running: of this process, or left by one that is gone. */
  runningErasures(): Promise<readonly string[]>;
  /** Newest first. */
  erasures(filter: {
    readonly cursor?: string;
    readonly limit?: number;
  }): Promise<{ readonly items: readonly ErasureRecord[]; readonly nextCursor?: string }>;
}
