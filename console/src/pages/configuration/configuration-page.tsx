import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getConfiguration, reloadConfiguration } from '../../api/generated/client.ts';
import type { ConfigurationView } from '../../api/generated/types.ts';
import { queryClient } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { useFilters } from '../../lib/filters.ts';
import { absoluteTime } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, Loaded } from '../../ui/loading.tsx';
import { Findings, Note } from '../../ui/note.tsx';
import { Card, Page } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { FileList } from './file-list.tsx';
import { FilePane } from './file-pane.tsx';
import { NewFile } from './new-file.tsx';
import '../parts/parts.css';
import './configuration.css';

/** The configuration in force, and changing it: files, code lists, check. */
export function ConfigurationPage() {
  const { t } = useTranslation('configuration');
  const { can } = useSession();
  const [reloading, setReloading] = useState(false);
  const query = useQuery({ queryKey: ['configuration'], queryFn: ({ signal }) => getConfiguration(signal) });
  const reload = async () => {
    const { hash } = await reloadConfiguration();
    toast(t('reloaded', { hash }));
    await queryClient.invalidateQueries({ queryKey: ['configuration'] });
  };
  const view = query.data;
  return (
    <Page
      title={t('title')}
      say={view === undefined ? t('say') : t('inForce', { hash: view.hash, at: absoluteTime(new Date(view.loadedAt)) })}
      actions={
        can('admin') ? (
          <Button icon="retry" onClick={() => setReloading(true)}>
            {t('reload')}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query}>{(found) => <Shown view={found} />}</Loaded>
      {reloading ? (
        <Confirm title={t('reloadTitle')} confirm={t('reload')} onConfirm={reload} onClose={() => setReloading(false)}>
          <p>{t('reloadSay')}</p>
        </Confirm>
      ) : null}
    </Page>
  );
}

function Shown({ view }: { readonly view: ConfigurationView }) {
  const { t } = useTranslation('configuration');
  const { can } = useSession();
  const [filters, setFilters] = useFilters(['path', 'q', 'kind', 'list', 'code', 'value', 'failure']);
  const { path } = filters;
  const [beginning, setBeginning] = useState(false);
  const choose = (next: string) => setFilters({ path: next, list: '', code: '', value: '', failure: '' });
  return (
    <>
      {view.writable ? null : <Note tone="warn">{t('readOnly', { why: view.readOnlyBecause ?? '' })}</Note>}
      {view.writable && !can('admin') ? <Note>{t(can('operator') ? 'notAdmin' : 'notOperator')}</Note> : null}
      <div className="row wrap">
        {view.writable && can('operator') ? (
          <Button icon="edit" onClick={() => setBeginning(true)}>
            {t('newFile')}
          </Button>
        ) : null}
        {view.home === undefined ? null : (
          <span className="quiet">
            {t('home')} <code className="code-value">{view.home}</code>
          </span>
        )}
      </div>
      {beginning ? (
        <NewFile
          taken={view.files.map((file) => file.path)}
          onClose={() => setBeginning(false)}
          onBegin={(next) => {
            setBeginning(false);
            choose(next);
          }}
        />
      ) : null}
      <div className={path === undefined ? 'config-columns' : 'config-columns chosen'}>
        <FileList files={view.files} chosen={path} filters={filters} onFilter={setFilters} onChoose={choose} />
        <div className="stack">
          {path === undefined ? (
            <>
              <Card>
                <Empty icon="configuration" title={t('choose')}>
                  <p>{t('chooseSay')}</p>
                </Empty>
              </Card>
              <Card title={t('warnings')}>
                {view.findings.length === 0 ? <p className="quiet">{t('noWarnings')}</p> : <Findings of={view.findings} />}
              </Card>
            </>
          ) : (
            <FilePane key={path} view={view} path={path} ask={filters} onClose={() => choose('')} />
          )}
        </div>
      </div>
    </>
  );
}
