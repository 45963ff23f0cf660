import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageSummary } from '../../api/generated/types.ts';
import { useFindingWords } from '../../i18n/errors.ts';
import { Badge, MessageState } from '../../ui/badge.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Time } from '../../ui/time.tsx';
import type { Selection } from './selection.ts';

/** An action on marked messages is for so many at most; for more there is the search. */
const MOST_MARKED = 1_000;

type Texts = TFunction<'messages'>;

/** How a message stands in a list. */
export function useMessageColumns(marking?: Marking): readonly Column<MessageSummary>[] {
  const { t } = useTranslation('messages');
  const columns = useMemo(
    (): readonly Column<MessageSummary>[] => [
      {
        name: 'state',
        label: t('column.state'),
        width: '128px',
        mark: true,
        cell: (row) => <MessageState status={row.status} />,
      },
      { name: 'what', label: t('column.what'), lead: true, cell: (row) => <What row={row} t={t} /> },
      { name: 'from', label: t('column.from'), width: '20%', cell: (row) => <From row={row} /> },
      {
        name: 'reference',
        label: t('column.reference'),
        width: '18%',
        cell: (row) => <Reference row={row} />,
      },
      { name: 'deliveries', label: t('column.deliveries'), width: '150px', cell: (row) => <Deliveries row={row} t={t} /> },
      { name: 'received', label: t('column.received'), width: '120px', align: 'end', cell: (row) => <Time at={row.receivedAt} /> },
    ],
    [t],
  );
  return marking === undefined ? columns : [markColumn(marking, t), ...columns];
}

/** What lets rows be marked. */
interface Marking {
  readonly selection: Selection;
  readonly rows: readonly MessageSummary[];
}

function markColumn({ selection, rows }: Marking, t: Texts): Column<MessageSummary> {
  const { ids, toggle, toggleAll } = selection;
  const shown = rows.slice(0, MOST_MARKED).map(({ id }) => id);
  return {
    name: 'mark',
    label: '',
    head: (
      <input type="checkbox" aria-label={t('bulk.markAll')} checked={shown.every((id) => ids.has(id))} onChange={() => toggleAll(shown)} />
    ),
    width: '40px',
    cell: ({ id, types, channel }) => (
      <input
        type="checkbox"
        className="mark"
        aria-label={t('bulk.mark', { what: `${types.join(', ') || channel} ${id.slice(0, 13)}` })}
        checked={ids.has(id)}
        disabled={ids.size >= MOST_MARKED && !ids.has(id)}
        onChange={() => toggle(id)}
      />
    ),
  };
}

function What({ row, t }: { readonly row: MessageSummary; readonly t: Texts }) {
  return (
    <div>
      <Link className="row-link" to="/messages/$id" params={{ id: row.id }}>
        {row.types.join(', ') || row.filename || row.channel}
      </Link>
      {row.source === 'received' ? null : <span className="quiet"> · {t(`source.${row.source}`)}</span>}
      <Why row={row} />
    </div>
  );
}

function Why({ row: { failure } }: { readonly row: MessageSummary }) {
  const words = useFindingWords();
  const [first] = failure?.findings ?? [];
  return first === undefined ? null : <div className="why">{words(first).text}</div>;
}

function Reference({ row: { controlReference, filename } }: { readonly row: MessageSummary }) {
  const reference = controlReference ?? filename;
  return reference === undefined ? null : <span className="mono">{reference}</span>;
}

function From({ row }: { readonly row: MessageSummary }) {
  return (
    <span>
      {row.partner}
      <span className="quiet"> / {row.channel}</span>
    </span>
  );
}

function Deliveries({ row: { deliveryCounts }, t }: { readonly row: MessageSummary; readonly t: Texts }) {
  const { open, dead, total } = deliveryCounts;
  if (total === 0) return null;
  if (dead > 0) return <Badge tone="bad">{t('dead', { count: dead })}</Badge>;
  if (open > 0) return <Badge tone="info">{t('open', { count: open })}</Badge>;
  return <span className="quiet num">{t('sent', { count: total })}</span>;
}
