import { retannInterchange } from '../../simulators/retailer/returns.ts';

const CHUNK = 500;

/** An interchange of RETANN D.01B of about this size, in pieces; character set UNOC, so write them as ISO 8859-1. Only the first
 *  return numbers differ from each other: the pieces repeat, with message references of their own. */
export function* largeInterchange(bytes: number, seed: number): Generator<string> {
  const lines = retannInterchange({ controlReference: 'BENCH1', count: CHUNK, variant: 'd01b', seed }).split('\n');
  const [head, body] = [lines.slice(0, 1).join('\n'), `${lines.slice(1, -2).join('\n')}\n`];
  yield `${head}\n`;
  let chunks = 0;
  for (let left = bytes - head.length; left > 0; left -= body.length) {
    chunks += 1;
    yield body.replaceAll(/ME0(?=\d{5})/g, `M${chunks}-`);
  }
  yield `UNZ+${chunks * CHUNK}+BENCH1'\n`;
}
