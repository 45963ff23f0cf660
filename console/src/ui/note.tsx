import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../api/generated/types.ts';
import { Problem } from '../api/problem.ts';
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

/** Why something failed, in the hub's words, with what to do and every finding. */
export function ProblemNote({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('shell');
  const problem = error instanceof Problem ? error : undefined;
  const say = sayOf(problem?.status, problem?.code);
  return (
    <div role="alert">
      <Note tone="bad">
        <strong>{say === undefined ? (problem?.message ?? String(error)) : t(say)}</strong>
        {problem?.remedy === undefined ? null : <p>{problem.remedy}</p>}
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
  if (of.length === 0) return null;
  return (
    <ul className="findings">
      {of.map((found) => (
        <li key={`${found.code}${JSON.stringify(found.at)}${found.message}`}>
          <p>{found.message}</p>
          <p className="quiet">{found.remedy}</p>
          <p>
            <code className="quiet">
              {found.code}
              {placeOf(found)}
            </code>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** ` · segment 4 NAD · /lines/0/sku`. */
export function placeOf({ at }: Pick<Finding, 'at'>): string {
  const parts = [
    at.file === undefined ? undefined : [at.file, at.line, at.column].filter((part) => part !== undefined).join(':'),
    at.segment === undefined ? undefined : `segment ${at.segment}${at.tag === undefined ? '' : ` ${at.tag}`}`,
    at.element === undefined ? undefined : `element ${at.element}${at.component === undefined ? '' : `.${at.component}`}`,
    at.path,
  ];
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => ` · ${part}`)
    .join('');
}
