import { Parser } from 'edifact';

/** Reads a text with the parser of node-edifact, without a message's structure. @returns how many segments it saw */
export function parseWithNodeEdifact(text: string): number {
  const parser = new Parser();
  let segments = 0;
  parser.onopensegment = () => {
    segments += 1;
  };
  parser.encoding('UNOC');
  parser.write(text);
  parser.end();
  return segments;
}
