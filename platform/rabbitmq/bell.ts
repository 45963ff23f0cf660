import type { Message, Options } from 'amqplib';
import { isUuid } from '../../core/kernel/ids.ts';
import type { QueueName, Work } from '../../core/spi/transport.ts';

/** When a bell rings: when it was published, or when its delay is over. Milliseconds since 1970. */
const RINGS_AT = 'relais-rings-at';
/** Ids in one bell; hubs put in far fewer. */
const MAX_IDS = 1_000;

/** A bell as it came. */
export interface Bell {
  readonly ids: readonly string[];
  /** Milliseconds since 1970; never after the bell came. */
  readonly ringsAt: number;
}

/** The bytes of a bell and how it is published: on disk, and back to us if no queue takes it. */
export function writeBell(work: Work, ringsAt: number): { readonly content: Buffer; readonly options: Options.Publish } {
  return {
    content: Buffer.from(JSON.stringify(work)),
    options: { persistent: true, mandatory: true, contentType: 'application/json', headers: { [RINGS_AT]: ringsAt } },
  };
}

/** @param cameAt when the bell came, in milliseconds since 1970
 *  @returns undefined for what is not a bell of this queue, or of a version that this hub does not know */
export function readBell(queue: QueueName, { content, properties }: Message, cameAt: number): Bell | undefined {
  let work: Partial<Record<keyof Work, unknown>> | null;
  try {
    work = JSON.parse(content.toString());
  } catch {
    return undefined;
  }
  if (work?.v !== 1 || work.queue !== queue || !areIds(work.ids)) return undefined;
  return { ids: work.ids, ringsAt: ringTime(properties.headers?.[RINGS_AT], cameAt) };
}

/** A bell that came has rung. One that says it rings later is from a host whose clock is ahead, or from no hub: believed, it
 *  would make the sweep take work out of the hands of those who have it. */
function ringTime(said: unknown, cameAt: number): number {
  return typeof said === 'number' && said >= 0 && said < cameAt ? said : cameAt;
}

/** One that is no UUID would make the ledger refuse every id that is asked for together with it. */
function areIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= MAX_IDS && value.every((id) => typeof id === 'string' && isUuid(id));
}
