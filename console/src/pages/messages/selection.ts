import { useEffect, useState } from 'react';

/** Rows that somebody marked, by their ids. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  /** Marks all of these, or none if all of them are marked. */
  readonly toggleAll: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

/** @param scope what is listed: another list begins with nothing marked */
export function useSelection(scope: string): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scope is the reason to begin anew
  useEffect(() => setIds(new Set()), [scope]);
  return {
    ids,
    toggle: (id) =>
      setIds((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    toggleAll: (all) => setIds((before) => (all.every((id) => before.has(id)) ? new Set() : new Set(all))),
    clear: () => setIds(new Set()),
  };
}
