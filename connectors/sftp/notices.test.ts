import { expect, it } from 'vitest';
import { recordingLog } from '../../core/testing/memory-intake.ts';
import { nameCodec } from './charset.ts';
import { Notices } from './notices.ts';

it('says it again only after the file was away, or for another reason', () => {
  const log = recordingLog();
  const notices = new Notices(nameCodec('utf-8'));
  const look = (reason: string, there: readonly string[] = ['a']): number => {
    notices.tell(log, 'a', reason);
    notices.endLook(log, new Set(there));
    return log.lines.length;
  };
  expect([look('it is empty'), look('it is empty'), look('it is large', []), look('it is large')]).toEqual([1, 1, 2, 3]);
});

it('names some of thousands, and counts the rest', () => {
  const log = recordingLog();
  const notices = new Notices(nameCodec('utf-8'));
  const paths = Array.from({ length: 5_000 }, (_, n) => `file-${n}`);
  for (const path of paths) notices.tell(log, path, 'it is empty');
  notices.endLook(log, new Set(paths));
  expect(log.lines).toHaveLength(21);
  expect(log.lines.at(-1)?.fields).toEqual({ count: 4_980 });
});
