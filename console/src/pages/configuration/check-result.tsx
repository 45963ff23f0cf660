import { useTranslation } from 'react-i18next';
import type { ConfigurationChecked } from '../../api/generated/types.ts';
import { number } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Findings, Note } from '../../ui/note.tsx';
import { Card } from '../../ui/page.tsx';

interface Props {
  readonly checked: ConfigurationChecked;
  readonly path: string;
  /** Shows a line of the file; absent where no text is shown. */
  readonly onLine: ((line: number) => void) | undefined;
}

/** What a check came to: whether it holds, its findings, the mapping cases. */
export function CheckResult({ checked, path, onLine }: Props) {
  const { t } = useTranslation('configuration');
  const { holds, findings, cases } = checked;
  const lines = findings.flatMap(({ at }) => (at.file === path && at.line !== undefined ? [at.line] : []));
  return (
    <div className="stack" role="status">
      <Note tone={holds ? 'good' : 'bad'}>
        <strong>{t(holds ? 'holds' : 'holdsNot')}</strong>
        <p>{t('cases', { passed: number(cases.passed), failed: number(cases.failed) })}</p>
      </Note>
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
