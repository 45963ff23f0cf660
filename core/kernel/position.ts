/** Where something was found. Only the parts that apply are present; all numbers count from 1.
 *  EDI positions follow CONTRL (ISO 9735): `segment` counts from UNH = 1 (X12: ST) inside a message and from UNB = 1
 *  (ISA) outside one; `element` and `component` are positions in the segment, the tag not counted. */
export interface Position {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** JSON Pointer (RFC 6901) or dotted path of the value. */
  readonly path?: string;
  /** Which message of an interchange, counted from 1. */
  readonly message?: number;
  readonly segment?: number;
  readonly tag?: string;
  readonly element?: number;
  readonly component?: number;
}

/** The position in words, for logs and for people: `segment 5 (QTY), element 1, component 2`. */
export function describePosition(at: Position): string {
  const parts: string[] = [];
  if (at.file !== undefined) parts.push([at.file, at.line, at.column].filter((part) => part !== undefined).join(':'));
  else if (at.line !== undefined) parts.push(`line ${at.line}${at.column === undefined ? '' : `, column ${at.column}`}`);
  if (at.path !== undefined) parts.push(at.path === '' ? 'the document itself' : at.path);
  if (at.message !== undefined) parts.push(`message ${at.message}`);
  if (at.segment !== undefined) parts.push(`segment ${at.segment}${at.tag === undefined ? '' : ` (${at.tag})`}`);
  else if (at.tag !== undefined) parts.push(at.tag);
  if (at.element !== undefined) parts.push(`element ${at.element}`);
  if (at.component !== undefined) parts.push(`component ${at.component}`);
  return parts.join(', ');
}
