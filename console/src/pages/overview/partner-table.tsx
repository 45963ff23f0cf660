import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { MapNode } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useRoleWords } from '../parts/role-words.ts';
import { signsOf } from './signs.tsx';

/** What the map shows, as a list. */
export function PartnerTable({ partners }: { readonly partners: readonly MapNode[] }) {
  const { t } = useTranslation('overview');
  const roleWords = useRoleWords();
  return (
    <div className="partner-table">
      <DataTable caption={t('map.label')} columns={columnsOf(t, roleWords)} rows={byNeed(partners)} keyOf={({ id }) => id} linked />
    </div>
  );
}

/** Those that need somebody first, then the busiest. */
function byNeed(partners: readonly MapNode[]): readonly MapNode[] {
  const need = ({ dead, held, breakerOpen }: MapNode) => (breakerOpen ? 1_000_000 : 0) + dead * 1_000 + held;
  const traffic = ({ received, delivered }: MapNode) => received + delivered;
  return [...partners].sort((a, b) => need(b) - need(a) || traffic(b) - traffic(a) || a.name.localeCompare(b.name));
}

function columnsOf(t: TFunction<'overview'>, roleWords: (role: string) => string): readonly Column<MapNode>[] {
  const count = (name: 'received' | 'delivered' | 'open'): Column<MapNode> => ({
    name,
    label: t(`column.${name}`),
    align: 'end',
    cell: (row) => <span className={row[name] === 0 ? 'quiet num' : 'num'}>{number(row[name])}</span>,
  });
  return [
    {
      name: 'partner',
      label: t('column.partner'),
      lead: true,
      cell: ({ id, name }) => (
        <Link className="row-link" to="/partners/$partner" params={{ partner: id }}>
          {name}
        </Link>
      ),
    },
    { name: 'role', label: t('column.role'), cell: ({ role }) => <span className="quiet">{roleWords(role)}</span> },
    count('received'),
    count('delivered'),
    count('open'),
    {
      name: 'state',
      label: t('column.state'),
      mark: true,
      cell: (row) => {
        const signs = signsOf(row, t).filter(({ tone }) => tone !== 'info');
        if (signs.length === 0) return <span className="quiet">{t('working')}</span>;
        return (
          <span className="row wrap">
            {signs.map(({ tone, icon, say }) => (
              <Badge key={say} tone={tone} icon={icon}>
                {say}
              </Badge>
            ))}
          </span>
        );
      },
    },
  ];
}
