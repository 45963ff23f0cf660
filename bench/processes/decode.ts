import { createReadStream } from 'node:fs';
import { localResources } from '../../app/cli/local-resources.ts';
import { edifactFormat } from '../../core/formats/edifact/format.ts';
import type { Finding } from '../../core/kernel/errors.ts';
import { serve } from './serve.ts';

/* Reads one file message by message, so that the memory it takes is that of a process which did nothing else. */

const calls = {
  /** @returns how many messages it gave, and the first fault */
  decode: async ({ file, guide }: { readonly file: string; readonly guide: string }): Promise<{ messages: number; fault?: string }> => {
    const codec = edifactFormat.open({ guide: [guide] }, localResources());
    const stream = codec.decodeStream?.(createReadStream(file));
    if (stream === undefined) throw new Error('the format does not read streams');
    let messages = 0;
    let first: Finding | undefined;
    for (;;) {
      const next = await stream.next();
      if (next.done === true) {
        first ??= next.value.errors[0];
        return { messages, ...(first === undefined ? {} : { fault: `${first.code}: ${first.message}` }) };
      }
      messages += 1;
      first ??= [...next.value.errors, ...codec.validate(next.value)][0];
    }
  },
};

/** What this process can be asked. */
export type DecodeCalls = typeof calls;

serve(calls);
