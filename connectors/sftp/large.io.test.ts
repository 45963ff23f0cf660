import { createHash } from 'node:crypto';
import { chmod, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manualClock } from '../../core/kernel/clock.ts';
import type { MessageId } from '../../core/kernel/ids.ts';
import { memoryBookmark, memoryIntake, recordingLog } from '../../core/testing/memory-intake.ts';
import { openSftpInbound } from './inbound.ts';
import { type OpenSshSite, startOpenSshSite } from './openssh.fixture.ts';
import { openSftpOutbound } from './outbound.ts';

const MEGABYTE = 1_000_000;
const size = 100 * MEGABYTE;

/** The most that buffers held while something was done, above what they held before. */
async function peakOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
  };
  const watch = setInterval(look, 2);
  await work().finally(() => clearInterval(watch));
  look();
  return peak;
}

// OpenSSH's server is a process of its own: the memory seen here is the client's.
describe('a large file', { timeout: 120_000 }, () => {
  let site: OpenSshSite;
  beforeEach(async () => {
    site = await startOpenSshSite();
  });
  afterEach(() => site.close());

  it('goes out and comes in whole, in memory of its own size', async () => {
    const body = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size; at += 4) body.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, at);
    const endpoint = openSftpOutbound(site.outbound({ filename: 'large', timeout: 30_000 }));
    const document = { body, mediaType: 'application/octet-stream', idempotencyKey: 'key', parameters: {} };
    const sent = await peakOf(async () => {
      expect(await endpoint.send(document, new AbortController().signal)).toEqual({ kind: 'accepted' });
      expect(await endpoint.send(document, new AbortController().signal), 'it is compared, not held').toEqual({ kind: 'accepted' });
    });
    await endpoint.close();
    expect(sent).toBeLessThan(100 * MEGABYTE);
    expect((await readFile(join(site.root, 'in', 'large'))).equals(body)).toBe(true);

    await rename(join(site.root, 'in', 'large'), join(site.root, 'out', 'large'));
    await chmod(join(site.root, 'out', 'large'), 0o644);
    const inbound = openSftpInbound(site.inbound({ maxBytes: size, timeout: 30_000 }));
    let received = '';
    const fetched = await peakOf(async () => {
      const accept = async (message: { readonly body: Uint8Array }) => {
        received = createHash('sha256').update(message.body).digest('hex');
        return { status: 'accepted', messageId: 'id' as MessageId } as const;
      };
      const context = { accept, bookmark: memoryBookmark(), log: recordingLog(), clock: manualClock('2025-03-12T10:00:00Z') };
      expect(await inbound.poll(context)).toMatchObject({ accepted: 1 });
    });
    await inbound.stop();
    expect(received).toBe(createHash('sha256').update(body).digest('hex'));
    expect(fetched).toBeLessThan(size + 100 * MEGABYTE);
  });

  it('beyond the limit is not read, and stays', async () => {
    await site.put('large', Buffer.alloc(20 * MEGABYTE));
    const intake = memoryIntake();
    const log = recordingLog();
    const inbound = openSftpInbound(site.inbound({ maxBytes: MEGABYTE }));
    const context = { accept: intake.accept, bookmark: memoryBookmark(), log, clock: manualClock('2025-03-12T10:00:00Z') };
    expect(await peakOf(() => inbound.poll(context))).toBeLessThan(10 * MEGABYTE);
    await inbound.stop();
    expect([intake.offers, log.lines.length, (await stat(join(site.root, 'out', 'large'))).size]).toEqual([0, 1, 20 * MEGABYTE]);
  });

  it('makes another wait until there is memory for it; small ones go on', async () => {
    for (const n of [1, 2, 3]) await site.put(`large-${n}`, Buffer.alloc(40 * MEGABYTE, n));
    const inbound = openSftpInbound({ ...site.inbound({ maxBytes: 70 * MEGABYTE, timeout: 30_000 }), concurrency: 3 });
    let held = 0;
    let most = 0;
    const accept = async (message: { readonly body: Uint8Array }) => {
      held += message.body.length;
      most = Math.max(most, held);
      await new Promise((resolve) => setImmediate(resolve));
      held -= message.body.length;
      return { status: 'accepted', messageId: 'id' as MessageId } as const;
    };
    const context = { accept, bookmark: memoryBookmark(), log: recordingLog(), clock: manualClock('2025-03-12T10:00:00Z') };
    expect(await inbound.poll(context)).toMatchObject({ accepted: 3 });
    await inbound.stop();
    expect(most).toBe(40 * MEGABYTE);
  });
});
