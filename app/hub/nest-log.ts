import type { LoggerService } from '@nestjs/common';
import type { Logger } from '../../core/spi/log.ts';

/** Nest's own messages in our log: its faults and warnings; its start-up chatter only when debugging. */
export class NestLog implements LoggerService {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log.child({ part: 'nest' });
  }

  log(message: unknown): void {
    this.#log.debug({}, String(message));
  }

  error(message: unknown): void {
    this.#log.error({}, String(message));
  }

  warn(message: unknown): void {
    this.#log.warn({}, String(message));
  }

  debug(message: unknown): void {
    this.#log.debug({}, String(message));
  }

  verbose(message: unknown): void {
    this.#log.debug({}, String(message));
  }

  fatal(message: unknown): void {
    this.#log.error({}, String(message));
  }
}
