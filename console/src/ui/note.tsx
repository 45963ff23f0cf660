import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../api/generated/types.ts';
import { Problem } from '../api/problem.ts';
import { useFindingWords } from '../i18n/errors.ts';
import { Icon, type IconName } from './icon.tsx';

const icons = { good: 'check', warn: 'failures', bad: 'failures', info: 'info' } as const satisfies Record<string, IconName>;

/** Something to be read before one goes on. */
export function Note({ tone = 'info', children }: { readonly tone?: keyof typeof icons; readonly children: ReactNode }) {
  return (
    <div className={`note ${tone}`}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** Why something failed, with what to do and every finding. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('shell');
  const problem = error instanceof Problem ? error : undefined;
  const words = useFindingWords();
  const say = sayOf(problem?.status, problem?.code);
  const said = problem === undefined ? { text: String(error), remedy: undefined } : words(problem.told);
  return (
    <div role="alert">
      <Note tone="bad">
        <strong>{say === undefined ? said.text : t(say)}</strong>
        {said.remedy === undefined ? null : <p>{said.remedy}</p>}
        <Findings of={problem?.findings ?? []} />
        {problem === undefined || problem.status === 0 ? null : <code className="quiet">{problem.code}</code>}
      </Note>
    </div>
  );
}

/** What the console says itself, where the hub said nothing that helps. */
function sayOf(status: number | undefined, code: string | undefined) {
  if (code === 'UNREACHABLE') return 'problem.unreachable' as const;
  if (status === 403 && code === 'HTTP') return 'problem.forbidden' as const;
  if (status === 501 || (status === 404 && code === 'E_HTTP_NOT_FOUND')) return 'problem.notYet' as const;
  return undefined;
}

/** Findings, each with its place and remedy. */
export function Findings({ of }: { readonly of: readonly Finding[] }) {
  const { t } = useTranslation('shell');
  const words = useFindingWords();
  if (of.length === 0) return null;
  return (
    <ul className="findings">
      {of.map((found) => {
        const { text, remedy } = words(found);
        return (
          <li key={`${found.code}${JSON.stringify(found.at)}${found.message}`}>
            <p>{text}</p>
            <p className="quiet">{remedy}</p>
            <p>
              <code className="quiet">
                {found.code}
                {placeOf(found, t)}
              </code>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** ` · segment 4 NAD · /lines/0/sku`. */
export function placeOf({ at }: Pick<Finding, 'at'>, t: TFunction<'shell'>): string {
  const parts = [
    at.file === undefined ? undefined : [at.file, at.line, at.column].filter((part) => part !== undefined).join(':'),
    at.segment === undefined ? undefined : `${t('place.segment')} ${at.segment}${at.tag === undefined ? '' : ` ${at.tag}`}`,
    at.element === undefined ? undefined : `${t('place.element')} ${at.element}${at.component === undefined ? '' : `.${at.component}`}`,
    at.path,
  ];
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => ` · ${part}`)
    .join('');
}
