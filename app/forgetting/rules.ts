import type { Catalog } from '../../core/catalog/model.ts';
import { type ContentClass, contentClasses, type ForgetRule } from '../../core/spi/ledger/retention.ts';

/** Actions on many are kept so long after their end, in milliseconds; what was done stays in the audit. */
export const BULKS_KEPT_MS = 90 * 86_400_000;

/** What is kept for how long, in milliseconds: on named channels (`partner/channel`), or on all others. */
export interface KeepRule {
  readonly content: ContentClass;
  readonly keepMs: number;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** The rules of a configuration: for each class what holds for all, and what channels say that differs. */
export function keepRules(catalog: Catalog): readonly KeepRule[] {
  return contentClasses.flatMap((content) => {
    const own = new Map<number, string[]>();
    for (const partner of catalog.partners.values())
      for (const { fullName, retention } of partner.channels.values()) {
        const keepMs = retention[content];
        if (keepMs !== undefined && keepMs !== catalog.hub.retention[content]) own.set(keepMs, [...(own.get(keepMs) ?? []), fullName]);
      }
    const except = [...own.values()].flat();
    const special = [...own].map(([keepMs, only]) => ({ content, keepMs, only }));
    return [{ content, keepMs: catalog.hub.retention[content], ...(except.length === 0 ? {} : { except }) }, ...special];
  });
}

/** What a rule takes away at an instant. */
export function ruleAt({ keepMs, ...rule }: KeepRule, now: Date): ForgetRule {
  return { ...rule, before: new Date(now.getTime() - keepMs) };
}

/** Whole months older than this hold nothing that is to be kept: the classes with tables by month. Nor is a configuration needed that was
 *  replaced before: there is nothing left that it could be used for. */
export function longestKept(rules: readonly KeepRule[]): number {
  return Math.max(...rules.filter(({ content }) => content !== 'documents').map(({ keepMs }) => keepMs));
}
