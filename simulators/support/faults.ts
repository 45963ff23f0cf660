/** Faults that every simulator knows. `cut` ends the connection without an answer, before or after the work is done;
 *  `hang` never answers; `slow` answers as usual, later; `raw` answers with any bytes. */
export type CommonFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string | number; readonly body?: string }
  | { readonly kind: 'raw'; readonly status?: number; readonly mediaType: string; readonly body: string }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut'; readonly after: 'receipt' | 'work' };

/** A fault on demand. */
export interface FaultRule<Fault> {
  /** Only for requests with all of these facts (which facts there are, the simulator says); without it, for every request. */
  readonly when?: Readonly<Record<string, string>>;
  /** For so many requests; without it, until the rules are cleared. */
  readonly times?: number;
  readonly fault: Fault;
}

/** The rules in force. */
export interface FaultBoard<Fault> {
  add(...rules: readonly FaultRule<Fault>[]): void;
  clear(): void;
  /** What is left. */
  rules(): readonly FaultRule<Fault>[];
  /** The fault for a request: that of the oldest rule that fits, which counts one down. */
  take(facts: Readonly<Record<string, string | undefined>>): Fault | undefined;
}

export function openFaults<Fault>(first: readonly FaultRule<Fault>[] = []): FaultBoard<Fault> {
  let rules = [...first];
  const fits = (rule: FaultRule<Fault>, facts: Readonly<Record<string, string | undefined>>) =>
    Object.entries(rule.when ?? {}).every(([name, value]) => facts[name] === value);
  return {
    add: (...more) => {
      rules.push(...more);
    },
    clear: () => {
      rules = [];
    },
    rules: () => rules,
    take: (facts) => {
      const at = rules.findIndex((rule) => fits(rule, facts));
      const rule = rules[at];
      if (rule === undefined) return undefined;
      if (rule.times !== undefined) rules.splice(at, 1, ...(rule.times > 1 ? [{ ...rule, times: rule.times - 1 }] : []));
      return rule.fault;
    },
  };
}
