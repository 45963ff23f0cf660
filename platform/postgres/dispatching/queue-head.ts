/** The due time, in SQL, that puts a row of `work w` at the head of its queue: as long due as what waits there longest, and
 *  never later than `now`. */
export function headOfQueue(now: string): string {
  return `least(${now}::timestamptz, (SELECT h.due_at FROM work h WHERE h.queue = w.queue ORDER BY h.due_at LIMIT 1))`;
}
