import type { Message, Options } from 'amqplib';
import type { QueueName, Work } from '../../core/spi/transport.ts';

/** When a bell rings: when it was published, or when its delay is over. Milliseconds since 1970. */
const RINGS_AT = 'relais-rings-at';

/** A bell as it came. */
export interface Bell {
  readonly ids: readonly string[];
  /** Milliseconds since 1970; absent on a bell that was not rung by a hub. */
  readonly ringsAt: number | undefined;
}

/** The bytes of a bell and how it is published: on disk, and back to us if no queue takes it. */
export function writeBell(work: Work, ringsAt: number): { readonly content: Buffer; readonly options: Options.Publish } {
  return {
    content: Buffer.from(JSON.stringify(work)),
    options: { persistent: true, mandatory: true, contentType: 'application/json', headers: { [RINGS_AT]: ringsAt } },
  };
}

/** @returns undefined for what is not a bell of this queue, or of a version that this hub does not know */
export function readBell(queue: QueueName, { content, properties }: Message): Bell | undefined {
  let work: Partial<Record<keyof Work, unknown>> | null;
  try {
    work = JSON.parse(content.toString());
  } catch {
    return undefined;
  }
  if (work?.v !== 1 || work.queue !== queue || !areIds(work.ids)) return undefined;
  const ringsAt: unknown = properties.headers?.[RINGS_AT];
  return { ids: work.ids, ringsAt: typeof ringsAt === 'number' ? ringsAt : undefined };
}

function areIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string' && id !== '');
}
