import { useTranslation } from 'react-i18next';
import type { ConfigurationView } from '../../api/generated/types.ts';
import { SelectField } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { TextFilter } from '../parts/text-filter.tsx';
import { groupsOf } from './file-groups.ts';

type File = ConfigurationView['files'][number];

const kinds = ['pack', 'codes', 'mapping', 'routes', 'schema', 'case', 'text'] as const satisfies readonly File['kind'][];

interface Props {
  readonly files: readonly File[];
  readonly chosen: string | undefined;
  readonly filters: Readonly<Partial<Record<'q' | 'kind', string>>>;
  readonly onFilter: (change: Readonly<Partial<Record<'q' | 'kind', string>>>) => void;
  readonly onChoose: (path: string) => void;
}

/** Files by the folder that they belong to: a partner, or what all share. */
export function FileList({ files, chosen, filters, onFilter, onChoose }: Props) {
  const { t } = useTranslation('configuration');
  const { q, kind } = filters;
  const shown = files.filter(
    (file) =>
      (kind === undefined ? file.kind !== 'case' || q !== undefined : file.kind === kind) &&
      (q === undefined || file.path.toLowerCase().includes(q.toLowerCase())),
  );
  const groups = groupsOf(shown);
  const open = groups.length <= 3 || q !== undefined || kind !== undefined;
  return (
    <div className="config-files">
      <Card title={t('files')}>
        <div className="stack tight">
          <TextFilter label={t('find')} value={q} onChange={(value) => onFilter({ q: value })} />
          <SelectField
            label={t('kind')}
            value={kind ?? ''}
            options={[{ value: '', label: t('any') }, ...kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))]}
            onChoose={(value) => onFilter({ kind: value })}
          />
          {groups.length === 0 ? <p className="quiet">{t('noneFound')}</p> : null}
          <nav aria-label={t('files')} className="config-tree">
            {groups.map(({ folder, files: own }) => (
              <details key={`${folder} ${String(open)}`} open={open || own.some(({ path }) => path === chosen)}>
                <summary>
                  {folder === '' ? t('shared') : folder} <span className="quiet">{own.length}</span>
                </summary>
                <ul>
                  {own.map(({ path, name }) => (
                    <li key={path}>
                      <button type="button" className="config-file mono" aria-current={path === chosen} onClick={() => onChoose(path)}>
                        {name}
                      </button>
                    </li>
                  ))}
                </ul>
              </details>
            ))}
          </nav>
        </div>
      </Card>
    </div>
  );
}
