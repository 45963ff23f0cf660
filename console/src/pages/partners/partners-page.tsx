import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PartnerSummary } from '../../api/generated/types.ts';
import { pollInterval } from '../../api/queries.ts';
import { useFilters } from '../../lib/filters.ts';
import { Badge } from '../../ui/badge.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { FilterBar } from '../parts/filter-bar.tsx';
import { partnersQuery } from '../parts/partner-link.tsx';
import { useRoleWords } from '../parts/role-words.ts';
import { TextFilter } from '../parts/text-filter.tsx';
import { healthOf } from './health.ts';
import '../parts/parts.css';
import './partners.css';

/** Everybody the hub speaks with, those who need somebody first. */
export function PartnersPage() {
  const { t } = useTranslation('partners');
  const roleWords = useRoleWords();
  const [filters, setFilters] = useFilters(['q', 'role', 'health']);
  const query = useQuery({ ...partnersQuery, refetchInterval: pollInterval });
  const any = { value: '', label: t('any') };
  const roles = [...new Set(query.data?.items.map(({ role }) => role))].sort();
  return (
    <Page title={t('title')} say={t('say')}>
      <FilterBar label={t('title')}>
        <TextFilter label={t('find')} value={filters.q} onChange={(q) => setFilters({ q })} />
        <SelectField
          label={t('role')}
          value={filters.role ?? ''}
          options={[any, ...roles.map((value) => ({ value, label: roleWords(value) }))]}
          onChoose={(role) => setFilters({ role })}
        />
        <SelectField
          label={t('health')}
          value={filters.health ?? ''}
          options={[any, { value: 'attention', label: t('attention') }, { value: 'well', label: t('well') }]}
          onChoose={(health) => setFilters({ health })}
        />
      </FilterBar>
      <Loaded query={query}>
        {({ items }) => {
          const shown = items.filter((partner) => fits(partner, filters)).toSorted(byNeed);
          if (shown.length === 0) {
            return (
              <Card>
                <Empty icon="partners" title={t(items.length === 0 ? 'none' : 'noneFound')}>
                  <p>{t(items.length === 0 ? 'noneSay' : 'noneFoundSay')}</p>
                </Empty>
              </Card>
            );
          }
          return (
            <ul className="partner-grid">
              {shown.map((partner) => (
                <PartnerCard key={partner.partner} partner={partner} />
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Page>
  );
}

function PartnerCard({ partner }: { readonly partner: PartnerSummary }) {
  const { t } = useTranslation('partners');
  const roleWords = useRoleWords();
  const { stopped, broken, failing, held, open, well } = healthOf(partner);
  return (
    <li className="card partner-card">
      <div>
        <Link className="row-link" to="/partners/$partner" params={{ partner: partner.partner }}>
          {partner.name}
        </Link>
        <p className="quiet">
          {roleWords(partner.role)} · {t('channels', { count: partner.channels.length })}
          {open > 0 ? ` · ${t('open', { count: open })}` : ''}
        </p>
      </div>
      <div className="row wrap">
        {partner.enabled ? null : <Badge icon="pause">{t('off')}</Badge>}
        {partner.enabled && well ? (
          <Badge tone="good" icon="check">
            {t('well')}
          </Badge>
        ) : null}
        {stopped > 0 && partner.enabled ? (
          <Badge tone="warn" icon="pause">
            {t('stopped', { count: stopped })}
          </Badge>
        ) : null}
        {broken > 0 ? (
          <Badge tone="bad" icon="cross">
            {t('broken', { count: broken })}
          </Badge>
        ) : null}
        {failing > 0 ? (
          <Badge tone="bad" icon="failures">
            {t('failing', { count: failing })}
          </Badge>
        ) : null}
        {held > 0 ? (
          <Badge tone="warn" icon="pause">
            {t('held', { count: held })}
          </Badge>
        ) : null}
      </div>
    </li>
  );
}

function fits(partner: PartnerSummary, filters: Readonly<Partial<Record<'q' | 'role' | 'health', string>>>): boolean {
  const { q, role, health } = filters;
  const names = `${partner.name} ${partner.partner}`.toLowerCase();
  if (q !== undefined && !names.includes(q.toLowerCase())) return false;
  if (role !== undefined && partner.role !== role) return false;
  return health === undefined || healthOf(partner).well === (health === 'well');
}

function byNeed(a: PartnerSummary, b: PartnerSummary): number {
  const rank = (partner: PartnerSummary) => (partner.enabled ? (healthOf(partner).well ? 1 : 0) : 2);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}
