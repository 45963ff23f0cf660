import { isReadOn, queryClient, setLive } from './queries.ts';

/** Which queries an event makes stale, by the first part of their keys. */
const staleAfter: Readonly<Record<string, readonly string[]>> = {
  pulse: ['overview', 'hub'],
  message: ['messages', 'message', 'cases', 'case', 'failures'],
  failure: ['failures', 'deliveries'],
  bulk: ['bulk', 'failures'],
  channel: ['partners', 'partner', 'overview'],
  alert: ['alerts'],
  configuration: ['configuration', 'hub', 'partners', 'errors'],
};

const GATHER_MS = 1_000;
const AGAIN_MS = 30_000;

/** Listens to what happens and makes stale what it concerns, at most once a second. Without events, pages poll.
 *  @returns what ends it */
export function listen(): () => void {
  const stale = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  const refresh = () => {
    gathering = undefined;
    const keys = [...stale];
    stale.clear();
    for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key], predicate: (query) => !isReadOn(query) });
  };
  const note = (topic: string) => {
    for (const key of staleAfter[topic] ?? []) stale.add(key);
    gathering ??= setTimeout(refresh, GATHER_MS);
  };
  const open = () => {
    source = new EventSource('/api/stream');
    source.onopen = () => setLive(true);
    source.onerror = () => {
      setLive(false);
      // The browser tries again by itself unless the hub refused.
      if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    };
    for (const topic of Object.keys(staleAfter)) source.addEventListener(topic, () => note(topic));
  };
  open();
  return () => {
    clearTimeout(gathering);
    clearTimeout(again);
    source?.close();
    setLive(false);
  };
}
