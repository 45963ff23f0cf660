import type { KeyboardEvent, ReactNode } from 'react';
import { GROUP_ROWS, RowGroup } from './row-group.tsx';

/** A column of a {@link DataTable}. */
export interface Column<Row> {
  readonly name: string;
  /** Empty for a column that needs no heading; then `name` is read instead. */
  readonly label: string;
  /** Stands in the place of the label: a box that marks all. */
  readonly head?: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end. */
  readonly align?: 'end';
  /** On a phone: the line that leads the card, without its label. */
  readonly lead?: boolean;
  /** On a phone: stands at the end of the line that leads, without its label. One column at most. */
  readonly mark?: boolean;
  /** CSS length. */
  readonly width?: string;
}

interface Props<Row> {
  /** What is listed, for screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Where a cell has a link of class `row-link`, the whole row leads there. */
  readonly linked?: boolean;
  /** Are there more rows than these? Then their number is not known. */
  readonly more?: boolean;
}

/** A table with a heading that stays, rows as cards on a phone, and rows that the arrow keys (or j and k) go through: the cell with
 *  a link of class `row-link` takes the focus, and Enter opens it. Of many rows only those near the window are drawn. */
export function DataTable<Row>({ caption, columns, rows, keyOf, linked = false, more = false }: Props<Row>) {
  const isLong = rows.length > GROUP_ROWS;
  const shown = (row: Row, index: number) => (
    <tr key={keyOf(row)} className={linked ? 'linked' : undefined} aria-rowindex={isLong ? index + 2 : undefined}>
      {columns.map(({ name, label, cell, align, lead, mark }) => (
        <td key={name} data-label={label} className={classOf(align, lead && 'lead', mark && 'mark')}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
  const groups = Array.from({ length: Math.ceil(rows.length / GROUP_ROWS) }, (_, index) => index * GROUP_ROWS);
  return (
    <div className="table-box">
      <table
        className="table cards"
        aria-rowcount={isLong ? (more ? -1 : rows.length + 1) : undefined}
        onKeyDown={linked ? moveBetweenRows : undefined}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, label, head, align, width }) => (
              <th key={name} scope="col" className={align} style={width === undefined ? undefined : { width }}>
                {head ?? (label === '' ? <span className="sr-only">{name}</span> : label)}
              </th>
            ))}
          </tr>
        </thead>
        {isLong ? (
          groups.map((first) => (
            <RowGroup key={first} columns={columns.length}>
              {rows.slice(first, first + GROUP_ROWS).map((row, index) => shown(row, first + index))}
            </RowGroup>
          ))
        ) : (
          <tbody>{rows.map(shown)}</tbody>
        )}
      </table>
    </div>
  );
}

function classOf(...names: readonly (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  const target = event.target as HTMLElement;
  if (step === undefined || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.row-link')];
  const from = links.findIndex((link) => link.closest('tr')?.contains(target));
  const next = links[from + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
