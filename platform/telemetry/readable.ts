/** Standard output, or something like it. */
export interface LineSink {
  write(line: string): unknown;
}

const LABELS: Readonly<Record<string, string>> = {
  debug: '\u001B[2mDEBUG\u001B[0m',
  info: 'INFO ',
  warn: '\u001B[33mWARN \u001B[0m',
  error: '\u001B[31mERROR\u001B[0m',
};
const SHOWN_FIRST = new Set(['time', 'level', 'msg']);

/** Turns JSON log lines into short ones for a person at a terminal: `10:02:07.123 INFO  relais is up  url=…`. */
export function readable(sink: LineSink): LineSink {
  return { write: (line) => sink.write(`${format(JSON.parse(line) as Record<string, unknown>)}\n`) };
}

function format(entry: Record<string, unknown>): string {
  const level = String(entry['level']);
  const time = String(entry['time']).slice(11, 23);
  const fields = Object.entries(entry).filter(([name]) => !SHOWN_FIRST.has(name));
  const shown = fields.map(([name, value]) => ` \u001B[2m${plain(name)}=\u001B[0m${show(value)}`).join('');
  return `${time} ${LABELS[level] ?? level.toUpperCase()} ${plain(String(entry['msg'] ?? ''))}${shown === '' ? '' : ' '}${shown}`;
}

/** A word stands as it is, anything else as JSON. */
function show(value: unknown): string {
  if (typeof value === 'string' && /^[\w./:@+-]+$/.test(value)) return value;
  return plain(JSON.stringify(value));
}

/** What comes from outside must not steer the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, '·');
}
