/** Says inside this process that cases have something new. Other processes look for themselves: they would only share the work. */
export interface CaseNews {
  tell(): void;
  /** @returns how to stop */
  on(listener: () => void): () => void;
}

export function caseNews(): CaseNews {
  const listeners = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    on: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
