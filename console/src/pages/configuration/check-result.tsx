import { useTranslation } from 'react-i18next';
import type { ConfigurationChecked, ConfigurationFinding } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Findings, Note } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';
import { configurationPath } from './file-groups.ts';
import { sortedFindings } from './known-warnings.ts';

interface Props {
  readonly checked: ConfigurationChecked;
  /** Findings of the configuration in force. */
  readonly before: readonly ConfigurationFinding[];
  readonly path: string;
  /** Shows a line of the file; absent where no text is shown. */
  readonly onLine: ((line: number) => void) | undefined;
}

/** What a check came to: whether it holds, what the change brings, the mapping cases that fail. */
export function CheckResult({ checked, before, path, onLine }: Props) {
  const { t } = useTranslation('configuration');
  const { holds, cases } = checked;
  const findings = sortedFindings(checked.findings, before).fresh;
  const lines = findings.flatMap(({ at }) =>
    at.file !== undefined && configurationPath(at.file) === path && at.line !== undefined ? [at.line] : [],
  );
  return (
    <div className="stack">
      <div role="status">
        <Note tone={holds ? 'good' : 'bad'}>
          <strong>{t(holds ? 'holds' : 'holdsNot')}</strong>
          <p>{t('cases', { passed: number(cases.passed), failed: number(cases.failed) })}</p>
        </Note>
      </div>
      {findings.length === 0 ? null : (
        <Card title={t('findings')}>
          {onLine === undefined || lines.length === 0 ? null : (
            <div className="row wrap">
              {[...new Set(lines)].map((line) => (
                <Button key={line} size="small" onClick={() => onLine(line)}>
                  {t('goTo', { line: String(line) })}
                </Button>
              ))}
            </div>
          )}
          <Findings of={findings} />
        </Card>
      )}
      {cases.failures.length === 0 ? null : (
        <Card title={t('casesFailed')}>
          <ul className="findings">
            {cases.failures.map(({ name, say }) => (
              <li key={name}>
                <p className="mono">{name}</p>
                <pre className="code-block">{say}</pre>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

/** Warnings that the configuration in force has as well, folded. */
export function KnownWarnings({ checked, before }: Pick<Props, 'checked' | 'before'>) {
  const { t } = useTranslation('configuration');
  const { known } = sortedFindings(checked.findings, before);
  if (known.length === 0) return null;
  return (
    <details className="known-warnings">
      <summary>{t('knownWarnings', { count: known.length })}</summary>
      <Findings of={known} />
    </details>
  );
}
