/** The line of the first bytes that are not of an encoding: what the decoder puts U+FFFD for.
 *  @param encoding one that the platform decodes */
export function lineOfFault(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const at = text.indexOf('\uFFFD');
  return (at < 0 ? text : text.slice(0, at)).split(/\r\n|\r|\n/).length;
}
