/** Shorter texts are copied when they are cut out of another; longer ones hold on to the whole that they were cut from. */
const CUT_OUT = 13;

/** The same text with memory of its own: for what is kept longer than the part of the file that it stood in. */
export function ownText(text: string): string {
  return text.length < CUT_OUT ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
