import { readFileSync } from 'node:fs';
import { localResources } from '../../app/cli/local-home.ts';
import { edifactFormat } from '../../core/formats/edifact/format.ts';
import { serve } from './serve.ts';

/* Reads one file as a channel would, so that the memory it takes is that of a process which did nothing else. */

const calls = {
  /** @returns how many messages it gave, and the first fault */
  decode: ({ file, guide }: { readonly file: string; readonly guide: string }): { messages: number; fault?: string } => {
    const codec = edifactFormat.open({ guide: [guide] }, localResources());
    const { messages, errors } = codec.decode(readFileSync(file));
    const [first] = [...errors, ...messages.flatMap((message) => [...message.errors, ...codec.validate(message)])];
    return { messages: messages.length, ...(first === undefined ? {} : { fault: `${first.code}: ${first.message}` }) };
  },
};

/** What this process can be asked. */
export type DecodeCalls = typeof calls;

serve(calls);
