import { Controller, Inject, type OnModuleDestroy, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import { isStillAdmitted } from '../access/still-admitted.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { type EventStream, openEventStream } from '../live/event-stream.ts';
import { LiveFeed } from '../live/live-feed.ts';
import { liveSources } from '../live/sources.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { overviewOf } from './overview.ts';

/** More readers than this are turned away: each is a connection that stays. */
const MOST_STREAMS = 100;

/** What happens, as it happens. Events before the connection are not told again: what a reader missed it finds in the lists. */
@Controller()
export class StreamController implements OnModuleDestroy {
  readonly #runtime: Runtime;
  readonly #feed: LiveFeed;
  readonly #streams = new Set<EventStream>();

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
    this.#feed = new LiveFeed(liveSources(runtime), runtime.log);
  }

  @Serves('stream')
  async stream(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { topics } = readQuery('stream', query);
    if (this.#streams.size >= MOST_STREAMS) throw hubError('E_NOT_READY', { reason: `${MOST_STREAMS} streams are open` });
    const isWanted = (topic: string) => topics === undefined || topics.some((one) => one === topic);
    const { at, totals, attention } = await overviewOf(this.#runtime, '15m');
    const stream = openEventStream(
      reply,
      () => isStillAdmitted(this.#runtime, request),
      () => {
        stop();
        this.#streams.delete(stream);
      },
    );
    const stop = this.#feed.listen((event) => (isWanted(event.topic) ? stream.send(event) : undefined));
    this.#streams.add(stream);
    if (isWanted('pulse')) stream.send({ topic: 'pulse', data: { at, totals, attention } });
  }

  onModuleDestroy(): void {
    for (const stream of this.#streams) stream.close();
  }
}
