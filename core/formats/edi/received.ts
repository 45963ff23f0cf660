import type { Position } from '../../kernel/position.ts';
import type { ReceivedAcknowledgement } from '../../spi/format.ts';

/** What an acknowledgement speaks of. */
export type Subject = ReceivedAcknowledgement['subject'];
/** How it judges that. */
export type Verdict = ReceivedAcknowledgement['verdict'];
/** One thing that a partner found. */
export type ReceivedFinding = ReceivedAcknowledgement['findings'][number];

/** A part of a subject; nothing where it was not given. */
export function given(key: keyof Subject, text: string): Subject {
  return text === '' ? {} : { [key]: text };
}

/** A part of a position, from what was sent; nothing where that is no number from 1 on. */
export function counted(key: 'segment' | 'element' | 'component', text: string): Position {
  return /^0*[1-9]\d{0,8}$/.test(text) ? { [key]: Number(text) } : {};
}

/** The tag in a position; nothing where it was not given. */
export function tagged(tag: string): Position {
  return tag === '' ? {} : { tag };
}
