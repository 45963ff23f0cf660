import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeConfiguration, checkConfiguration, getConfiguration, getConfigurationFile } from '../../api/generated/client.ts';
import type { ConfigurationChange, ConfigurationChecked, ConfigurationFile, ConfigurationView } from '../../api/generated/types.ts';
import { Problem } from '../../api/problem.ts';
import { queryClient } from '../../api/queries.ts';
import { useSession } from '../../api/session.ts';
import { number } from '../../lib/format.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CodeDifference } from '../../ui/code/index.tsx';
import { Loaded, Skeleton } from '../../ui/loading.tsx';
import { Note, ProblemNote } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';
import { Confirm } from '../parts/confirm.tsx';
import type { Ask } from './ask.ts';
import { CheckResult, KnownWarnings } from './check-result.tsx';
import { CodeListTable } from './code-list-table.tsx';
import { readCodeLists } from './code-lists.ts';
import { configurationPath, syntaxOf } from './file-groups.ts';
import { exampleFor, isPossiblePath } from './new-file-kinds.ts';

const FileEditor = lazy(async () => ({ default: (await import('./editor.tsx')).FileEditor }));

interface Props {
  readonly view: ConfigurationView;
  readonly path: string;
  readonly ask: Ask;
  readonly onClose: () => void;
}

/** One file: read, changed, checked, put in force. */
export function FilePane({ view, path, ask, onClose }: Props) {
  const { t } = useTranslation('configuration');
  const isListed = view.files.some((file) => file.path === path);
  const isNew = !isListed && isPossiblePath(path);
  const query = useQuery({
    queryKey: ['configuration', 'file', path, view.hash],
    queryFn: ({ signal }): ConfigurationFile | Promise<ConfigurationFile> =>
      isNew ? { path, text: '' } : getConfigurationFile({ path }, signal),
  });
  return (
    <>
      <div className="to-files">
        <Button kind="plain" size="small" icon="left" onClick={onClose}>
          {t('files')}
        </Button>
      </div>
      <Loaded query={query}>
        {({ text, codeValues = [] }) => (
          <Change key={view.hash} view={view} path={path} text={text} codeValues={codeValues} isNew={isNew} ask={ask} />
        )}
      </Loaded>
    </>
  );
}

function Change({
  view,
  path,
  text,
  codeValues,
  isNew,
  ask,
}: {
  readonly view: ConfigurationView;
  readonly path: string;
  readonly text: string;
  readonly codeValues: NonNullable<ConfigurationFile['codeValues']>;
  readonly isNew: boolean;
  readonly ask: Ask;
}) {
  const { t } = useTranslation('configuration');
  const { can } = useSession();
  const start = isNew ? exampleFor(path) : text;
  const [draft, setDraft] = useState(start);
  const [begun, setBegun] = useState(start);
  const [undoing, setUndoing] = useState(false);
  const [asText, setAsText] = useState(false);
  const [applying, setApplying] = useState(false);
  const [goTo, setGoTo] = useState<{ line: number; n: number }>();
  const change: ConfigurationChange = { files: [{ path, text: draft }], basedOn: view.hash };
  const check = useMutation({ mutationFn: () => checkConfiguration(change) });
  const isCodes = path.endsWith('codes.yaml');
  const lists = isCodes ? readCodeLists(draft) : undefined;
  const isTable = lists !== undefined && !asText;
  const isChanged = draft !== text;
  const edit = (next: string) => {
    setDraft(next);
    check.reset();
  };
  const restart = (next: string) => {
    edit(next);
    setBegun(next);
  };
  const findings = (check.data?.findings ?? view.findings).filter(({ at }) => at.file !== undefined && configurationPath(at.file) === path);
  const writable = view.writable && can('operator');
  return (
    <>
      <Card
        title={path}
        flush={isTable}
        actions={
          <>
            <Badge tone={isChanged ? 'warn' : 'neutral'} icon={isChanged ? 'edit' : 'check'}>
              {t(isChanged ? 'changed' : 'unchanged')}
            </Badge>
            {isCodes && lists !== undefined ? (
              <Button
                size="small"
                onClick={() => {
                  setBegun(draft);
                  setAsText(!asText);
                }}
              >
                {t(asText ? 'asTable' : 'asText')}
              </Button>
            ) : null}
          </>
        }
      >
        {isCodes && lists === undefined ? <Note tone="warn">{t('notTable')}</Note> : null}
        {isTable ? (
          <CodeListTable lists={lists} codeValues={codeValues} text={draft} ask={ask} editable={writable} onChange={edit} />
        ) : (
          <Suspense fallback={<Skeleton rows={12} />}>
            <FileEditor
              text={begun}
              kind={syntaxOf(path)}
              label={t('editor', { path })}
              editable={writable}
              findings={findings}
              goTo={goTo}
              onChange={edit}
            />
          </Suspense>
        )}
      </Card>
      {isChanged && writable ? (
        <div className="row wrap">
          <Button
            {...(check.data?.holds === true ? {} : { kind: 'primary' as const })}
            icon="check"
            busy={check.isPending}
            onClick={() => check.mutate()}
          >
            {t(check.isPending ? 'checking' : 'check')}
          </Button>
          {can('admin') ? (
            <Button kind="primary" icon="play" disabled={check.data?.holds !== true} onClick={() => setApplying(true)}>
              {t('apply')}
            </Button>
          ) : null}
          <Button kind="plain" onClick={() => setUndoing(true)}>
            {t('undo')}
          </Button>
        </div>
      ) : null}
      {check.isError ? <Refused error={check.error} /> : null}
      {check.data === undefined ? null : (
        <CheckResult
          checked={check.data}
          before={view.findings}
          onLine={isTable ? undefined : (line) => setGoTo({ line, n: Date.now() })}
          path={path}
        />
      )}
      {isChanged ? (
        <Card title={t('difference')}>
          <CodeDifference before={text} after={draft} kind={syntaxOf(path)} label={t('difference')} />
        </Card>
      ) : null}
      {check.data === undefined ? null : <KnownWarnings checked={check.data} before={view.findings} />}
      {undoing ? (
        <Confirm
          title={t('undoTitle', { path })}
          confirm={t('undo')}
          danger
          onConfirm={async () => restart(start)}
          onClose={() => setUndoing(false)}
        >
          <p>{t('undoSay')}</p>
        </Confirm>
      ) : null}
      {applying && check.data !== undefined ? (
        <Apply path={path} change={change} checked={check.data} failure={ask.failure} onClose={() => setApplying(false)} />
      ) : null}
      <Applied failure={ask.failure} hash={view.hash} isChanged={isChanged} />
    </>
  );
}

/** The last change that was put in force from here: it outlives the editor, which begins anew with the new configuration. */
let applied: string | undefined;

interface ApplyProps {
  readonly path: string;
  readonly change: ConfigurationChange;
  readonly checked: ConfigurationChecked;
  readonly failure: string | undefined;
  readonly onClose: () => void;
}

const LEAST_REASON = 3;

function Apply({ path, change, checked, onClose }: ApplyProps) {
  const { t } = useTranslation('configuration');
  const put = async (reason: string) => {
    const { hash, holds, findings } = await changeConfiguration({ ...change, reason });
    if (!holds) throw new Problem({ status: 422, code: 'HTTP', detail: t('holdsNot'), errors: findings });
    applied = hash;
    // Asked for at once: the page must not show the configuration of before.
    queryClient.setQueryData(['configuration'], await getConfiguration());
    toast(t('applied', { hash }));
    void queryClient.invalidateQueries({ queryKey: ['configuration'], refetchType: 'none' });
  };
  return (
    <Confirm
      title={t('applyTitle', { path })}
      confirm={t('apply')}
      reason={{ label: t('reason'), least: LEAST_REASON }}
      onConfirm={put}
      onClose={onClose}
    >
      <p>{t('applySay', { passed: number(checked.cases.passed) })}</p>
    </Confirm>
  );
}

function Applied({
  failure,
  hash,
  isChanged,
}: {
  readonly failure: string | undefined;
  readonly hash: string;
  readonly isChanged: boolean;
}) {
  const { t } = useTranslation('configuration');
  if (applied === undefined || applied !== hash || isChanged) return null;
  return (
    <div role="status">
      <Note tone="good">
        <strong>{t('applied', { hash })}</strong>
        {failure === undefined ? null : (
          <>
            <p>{t('appliedBack')}</p>
            <p>
              <Link className="button primary" to="/failures/$fingerprint" params={{ fingerprint: failure }}>
                {t('toGroup')}
              </Link>
            </p>
          </>
        )}
      </Note>
    </div>
  );
}

/** Somebody else was faster, or the check itself failed. */
function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('configuration');
  if (!(error instanceof Problem) || error.status !== 409) return <ProblemNote error={error} />;
  return (
    <Note tone="warn">
      <strong>{t('conflict')}</strong>
      <p>{t('conflictSay')}</p>
      <Button onClick={() => void queryClient.invalidateQueries({ queryKey: ['configuration'] })}>{t('takeTheirs')}</Button>
    </Note>
  );
}
