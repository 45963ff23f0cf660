import type { ReactNode } from 'react';

/** The filters above a list: choices act at once, texts on Enter or when one leaves them. */
export function FilterBar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <search className="filter-bar" aria-label={label}>
      {children}
    </search>
  );
}
