import { Faults } from '../edi/faults.ts';
import { refuseTooLarge } from '../edi/limits.ts';
import type { InterchangeSink, OpenGroup, OpenInterchange } from './interchange-builder.ts';
import type { EdifactFile, EdifactMessage, Stray } from './model.ts';
import { EdifactReader, fileLimits } from './reader.ts';

/** What reading came to. */
export interface EdifactReading {
  readonly file: EdifactFile;
  readonly faults: Faults;
}

/** Reads a file as a whole. Nothing that was sent is lost: whatever has no lawful place is kept as a stray segment or as
 *  the file's `rest`.
 *  @throws HubError `E_EDI_NOT_EDIFACT` for a file that does not begin as EDIFACT, `E_DOCUMENT_LIMIT` for one that is too large */
export function readEdifact(bytes: Uint8Array): EdifactReading {
  refuseTooLarge(bytes);
  const faults = new Faults();
  const sink = new FileSink();
  const reader = new EdifactReader(sink, faults, fileLimits);
  reader.write(bytes);
  const { bom, between, rest, restEncoding } = reader.end();
  const file = { bom, between, interchanges: sink.interchanges, rest, ...(restEncoding === undefined ? {} : { restEncoding }) };
  return { file, faults };
}

/** Keeps all that it gets, each part in its place. */
class FileSink implements InterchangeSink {
  readonly interchanges: OpenInterchange[] = [];

  begin(interchange: OpenInterchange): void {
    this.interchanges.push(interchange);
  }

  header(): void {}

  group(group: OpenGroup): void {
    this.interchanges.at(-1)?.content.push(group);
  }

  groupEnd(): void {}

  message(message: EdifactMessage, _number: number, group: OpenGroup | undefined): void {
    (group ?? this.interchanges.at(-1))?.content.push(message);
  }

  stray(stray: Stray, group: OpenGroup | undefined): void {
    (group ?? this.interchanges.at(-1))?.content.push(stray);
  }

  end(): void {}
}
