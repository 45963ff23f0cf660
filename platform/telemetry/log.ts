import { type DestinationStream, destination, type Logger as PinoLogger, pino } from 'pino';
import type { Logger } from '../../core/spi/log.ts';
import { type LineSink, readable } from './readable.ts';
import { scrubFields, scrubText } from './scrub.ts';

/** How the hub logs. */
export interface LogOptions {
  /** The least important level that is written: `debug`, `info`, `warn`, `error` or `silent`. */
  readonly level: string;
  /** Short lines for people in place of JSON. @default true on a terminal */
  readonly pretty?: boolean;
  /** Where lines go. @default standard output */
  readonly sink?: LineSink;
}

/** Opens the log: one JSON object a line, `{ level, time, msg, …fields }`, time in RFC 3339 (UTC). Secrets are masked
 *  by the name of their field and, in texts, by their shape; see `scrub.ts`. */
export function createLog({ level, pretty = process.stdout.isTTY === true, sink = destination(1) }: LogOptions): Logger {
  const stream: DestinationStream = asStream(pretty ? readable(sink) : sink);
  const base = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return wrap(base);
}

/** Fields are scrubbed only if the line will be written: a disabled level costs one comparison. */
function wrap(target: PinoLogger): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (fields: object, message: string): void => {
      if (target.isLevelEnabled(level)) target[level](scrubFields(fields), scrubText(message));
    };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(target.child(scrubFields(fields))),
  };
}

const asStream = (sink: LineSink): DestinationStream => ({ write: (line) => void sink.write(line) });
