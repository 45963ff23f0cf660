/** What a partner's SFTP server may do wrong. Read at every request: changing a field changes the behaviour at once. */
export interface SftpFaults {
  /** Closes every connection as it comes, and those that are there at their next request. */
  down?: boolean;
  /** Takes nobody's credentials. */
  refuseLogin?: boolean;
  /** Reads requests and never answers. */
  hang?: boolean;
  /** Waits before each answer, in milliseconds. */
  delayMs?: number;
  /** Cuts the connection, once. */
  cut?: Cut;
  /** Folders in which nothing may be written, renamed or removed, by their absolute paths; `/` for all. */
  readOnly?: readonly string[];
  /** How many bytes may still be written. */
  quotaBytes?: number;
  /** Offers no extension to whoever logs in from now on: no posix-rename. */
  plain?: boolean;
  /** A plain rename replaces what is there, as on object stores. */
  renameReplaces?: boolean;
  /** What the server tells of its file system (statvfs@openssh.com). */
  fileSystem?: { readonly freeBlocks: number; readonly readOnly: boolean };
  /** What the server says in answers that are not good. */
  text?: string;
}

/** When a connection is cut: at a request, counted from 1 at the moment the fault is set, or once this many bytes of
 *  files have gone over the wire. */
export interface Cut {
  readonly atRequest?: number;
  readonly afterBytes?: number;
  /** `before`: the request is never carried out; `after`: it is, but its answer is lost. */
  readonly when: 'before' | 'after';
  /** From then on the server is `down`, until the faults are changed. */
  readonly thenDown?: boolean;
}

/** Counts requests and bytes and says when to cut. */
export class CutCounter {
  private watched: Cut | undefined;
  private requests = 0;
  private bytes = 0;

  /** Is this the moment? @param bytes of files that the request moves */
  due(cut: Cut | undefined, bytes: number): boolean {
    if (cut !== this.watched) {
      this.watched = cut;
      this.requests = 0;
      this.bytes = 0;
    }
    if (cut === undefined) return false;
    this.requests += 1;
    this.bytes += bytes;
    return this.requests === cut.atRequest || (cut.afterBytes !== undefined && this.bytes > cut.afterBytes);
  }
}
