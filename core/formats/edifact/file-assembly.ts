import { defaultSeparators, type EdifactFile, type RawSegment } from './model.ts';
import { encodingOf } from './syntax-identifiers.ts';

/** How what the hub writes looks. */
export interface FileStyle {
  readonly una: boolean;
  /** What stands behind each segment: nothing, or a line break. */
  readonly lineBreak: string;
}

/** One interchange with the default service characters, as a file. */
export function assembleFile(
  identifier: string,
  version: string,
  header: RawSegment,
  messages: readonly (readonly RawSegment[])[],
  trailer: RawSegment,
  style: FileStyle,
): EdifactFile {
  const repeats = version >= '4';
  const separators = repeats ? { ...defaultSeparators, repetition: '*' } : defaultSeparators;
  return {
    bom: false,
    between: style.lineBreak,
    interchanges: [
      {
        encoding: encodingOf(identifier) ?? 'latin1',
        separators,
        ...(style.una ? { una: `UNA:+.?${repeats ? '*' : ' '}'` } : {}),
        header,
        content: messages.map((segments) => ({ kind: 'message', segments })),
        trailer,
      },
    ],
    rest: style.lineBreak,
  };
}
