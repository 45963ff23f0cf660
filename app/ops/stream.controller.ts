import { Controller, Inject, type OnModuleDestroy, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalOf } from '../access/principal.ts';
import { isStillAdmitted } from '../access/still-admitted.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import { type EventStream, openEventStream } from '../live/event-stream.ts';
import { LiveFeed } from '../live/live-feed.ts';
import { liveSources } from '../live/sources.ts';
import { StreamPlaces } from '../live/stream-places.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';
import { overviewOf } from './overview.ts';

/** What happens, as it happens. Events before the connection are not told again: what a reader missed it finds in the lists. */
@Controller()
export class StreamController implements OnModuleDestroy {
  readonly #runtime: Runtime;
  readonly #feed: LiveFeed;
  readonly #streams = new Set<EventStream>();
  readonly #places = new StreamPlaces();

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
    this.#feed = new LiveFeed(liveSources(runtime), runtime.log);
  }

  @Serves('stream')
  async stream(@Query() query: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { topics } = readQuery('stream', query);
    const leave = this.#places.take(readerOf(request));
    try {
      const { at, totals, attention } = await overviewOf(this.#runtime, '15m');
      // The reader may have gone meanwhile: an answer that is closed tells so only to who asks.
      if (reply.raw.destroyed) return leave();
      const isWanted = (topic: string) => topics === undefined || topics.some((one) => one === topic);
      const stop = this.#feed.listen((event) => (isWanted(event.topic) ? stream.send(event) : undefined));
      const stream = openEventStream(
        reply,
        () => isStillAdmitted(this.#runtime, request),
        () => {
          stop();
          leave();
          this.#streams.delete(stream);
        },
      );
      this.#streams.add(stream);
      if (isWanted('pulse')) stream.send({ topic: 'pulse', data: { at, totals, attention } });
    } catch (thrown) {
      leave();
      throw thrown;
    }
  }

  onModuleDestroy(): void {
    for (const stream of this.#streams) stream.close();
  }
}

function readerOf(request: FastifyRequest): string {
  const principal = principalOf(request);
  return principal?.kind === 'person' ? principal.id : (principal?.name ?? request.ip);
}
