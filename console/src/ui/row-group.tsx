import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Rows of one group: enough to fill a screen, so few groups are drawn at a time. */
export const GROUP_ROWS = 50;
/** How far outside the window rows are still drawn: a page that is scrolled fast shows no gap. */
const AROUND = '1500px 0px';

interface Props {
  readonly columns: number;
  readonly children: ReactNode;
}

/** A stretch of a long table. Out of sight it is one empty row of the same height, so that thousands of rows scroll as some dozens do;
 *  while it has the focus it stays. The places of rows are told by `aria-rowindex`, so nothing is lost to a screen reader's count. */
export function RowGroup({ columns, children }: Props) {
  const box = useRef<HTMLTableSectionElement>(null);
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    const { current } = box;
    if (current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        const keep = entry.isIntersecting || current.contains(document.activeElement);
        setHeight((before) => (keep ? undefined : (before ?? entry.boundingClientRect.height)));
      },
      { rootMargin: AROUND },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return (
    <tbody ref={box}>
      {height === undefined ? (
        children
      ) : (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in an empty row takes the focus
        <tr className="row-gap" aria-hidden="true" style={{ height }}>
          <td colSpan={columns} />
        </tr>
      )}
    </tbody>
  );
}
