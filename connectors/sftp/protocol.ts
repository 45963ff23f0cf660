import type { Duplex } from 'node:stream';
import { SftpFailure, statusFailure } from './failure.ts';
import { noSftp, type PacketField, PacketReader, PacketSplitter, packetType, writePacket } from './packet.ts';

/** Far beyond what servers send: OpenSSH's largest packet has 256 KiB. */
const MAX_PACKET_BYTES = 4 * 1024 * 1024;
/** However much a server says meanwhile, no request waits longer than so many times the timeout. */
const LONGEST_WAIT = 20;

interface Waiting {
  /** Completes "could not …". */
  readonly step: string;
  readonly expected: number;
  readonly since: number;
  resolve(reader: PacketReader): void;
  reject(failure: SftpFailure): void;
}

/** Requests and answers of SFTP version 3 (draft-ietf-secsh-filexfer-02) over a channel; many may be under way at once.
 *
 *  A client of our own, because ssh2's (1.17) reads names as UTF-8 and cannot name a file whose name is not, and hides the
 *  text by which servers tell a full disk from a missing right.
 *
 *  A server that owes answers and says nothing for the timeout ends the session, and with it all that is under way. */
export class SftpProtocol {
  private readonly channel: Duplex;
  private readonly timeoutMs: number;
  /** Cuts the connection. */
  private readonly cut: () => void;
  private readonly waiting = new Map<number, Waiting>();
  private readonly splitter = new PacketSplitter(MAX_PACKET_BYTES);
  private readonly extensions = new Map<string, string>();
  private lastId = 0;
  private heardAt = 0;
  private watch: NodeJS.Timeout | undefined;
  private over: SftpFailure | undefined;
  private version: ((reader: PacketReader) => void) | undefined;

  private constructor(channel: Duplex, timeoutMs: number, cut: () => void) {
    this.channel = channel;
    this.timeoutMs = timeoutMs;
    this.cut = cut;
    channel.on('data', (chunk: Buffer) => this.receive(chunk));
    channel.on('error', () => this.end(lost()));
    channel.on('end', () => this.end(lost()));
    channel.on('close', () => this.end(lost()));
  }

  /** Agrees on version 3. Throws SftpFailure `lost` or `incompatible`; the caller sees to the time. */
  static async start(channel: Duplex, timeoutMs: number, cut: () => void): Promise<SftpProtocol> {
    const protocol = new SftpProtocol(channel, timeoutMs, cut);
    const reader = await new Promise<PacketReader>((resolve, reject) => {
      protocol.version = resolve;
      protocol.waiting.set(-1, { step: 'begin', expected: packetType.version, since: performance.now(), resolve, reject });
      channel.write(writePacket(packetType.init, 3));
    });
    protocol.version = undefined;
    protocol.waiting.delete(-1);
    if (reader.u32() < 3) throw new SftpFailure('incompatible', 'the server speaks a version of SFTP before 3');
    while (reader.left > 0) protocol.extensions.set(reader.text(), reader.text());
    return protocol;
  }

  /** Does the server offer an extension, in its first version? */
  offers(extension: string, version = '1'): boolean {
    return this.extensions.get(extension) === version;
  }

  /** @param step completes "could not …"
   *  @param expected the type of a good answer; an answer that is no status at all where `status` is expected is a fault too
   *  @returns the answer, after its request number */
  request(step: string, type: number, expected: number, ...fields: readonly PacketField[]): Promise<PacketReader> {
    return new Promise((resolve, reject) => {
      if (this.over !== undefined) return reject(this.over);
      this.lastId = (this.lastId + 1) % 0x1_0000_0000;
      const id = this.lastId;
      if (this.waiting.size === 0) this.heardAt = performance.now();
      this.waiting.set(id, { step, expected, since: performance.now(), resolve, reject });
      this.watch ??= setTimeout(() => this.look(), this.timeoutMs);
      this.channel.write(writePacket(type, id, ...fields));
    });
  }

  /** Fails all that is under way, and whatever comes. */
  end(failure: SftpFailure): void {
    if (this.over !== undefined) return;
    this.over = failure;
    this.rest();
    for (const { reject } of this.waiting.values()) reject(failure);
    this.waiting.clear();
  }

  private receive(chunk: Buffer): void {
    this.heardAt = performance.now();
    try {
      const packets = this.splitter.add(chunk);
      if (packets === undefined) throw noSftp();
      for (const packet of packets) this.answer(packet);
    } catch {
      this.end(noSftp());
      this.cut();
    }
  }

  private answer(packet: Buffer): void {
    const reader = new PacketReader(packet);
    const type = reader.byte();
    if (this.version !== undefined) {
      if (type !== packetType.version) throw noSftp();
      this.version(reader);
      return;
    }
    const id = reader.u32();
    const waiting = this.waiting.get(id);
    if (waiting === undefined) throw noSftp();
    const status = type === packetType.status ? reader.u32() : 0;
    if (status === 0 && type !== waiting.expected) throw noSftp();
    // Servers of version 3 send a text; older ones end here.
    const text = status !== 0 && reader.left >= 4 ? reader.bytes().toString('utf8') : '';
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.rest();
    if (status === 0) waiting.resolve(reader);
    else waiting.reject(new StatusFailure(waiting.step, status, text));
  }

  /** Nothing is owed: nothing is watched. */
  private rest(): void {
    clearTimeout(this.watch);
    this.watch = undefined;
  }

  private look(): void {
    const now = performance.now();
    const [oldest] = this.waiting.values();
    if (oldest === undefined) return;
    const patience = Math.min(this.heardAt + this.timeoutMs, oldest.since + LONGEST_WAIT * this.timeoutMs) - now;
    // Timers may fire a moment early.
    if (patience > 1) {
      this.watch = setTimeout(() => this.look(), patience);
      return;
    }
    this.end(new SftpFailure('timeout', `could not ${oldest.step}: the server did not answer`));
    this.cut();
  }
}

/** The end of a file or of a listing (status 1). */
export function isEnd(error: unknown): boolean {
  return error instanceof StatusFailure && error.status === 1;
}

class StatusFailure extends SftpFailure {
  readonly status: number;

  constructor(step: string, status: number, text: string) {
    const { kind, detail } = statusFailure(step, status, text);
    super(kind, detail);
    this.status = status;
  }
}

function lost(): SftpFailure {
  return new SftpFailure('lost', 'the connection broke');
}
