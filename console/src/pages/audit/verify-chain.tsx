import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { verifyAudit } from '../../api/generated/client.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Note, ProblemNote } from '../../ui/note.tsx';

/** Checks that no entry was changed or taken out. */
export function VerifyChain() {
  const { t } = useTranslation('audit');
  const verify = useMutation({ mutationFn: () => verifyAudit() });
  const found = verify.data;
  return (
    <div className="stack tight" role="status">
      <div>
        <Button icon="audit" busy={verify.isPending} onClick={() => verify.mutate()}>
          {t(verify.isPending ? 'verifying' : 'verify')}
        </Button>
      </div>
      {verify.isError ? <ProblemNote error={verify.error} /> : null}
      {found?.intact === true ? (
        <Note tone="good">
          <strong>{t('intact', { count: found.entries })}</strong>
          {found.head === undefined ? null : (
            <>
              <p className="row">
                {t('head')}: <code className="mono">{`${found.entries}:${found.head}`}</code>
                <CopyButton text={`${found.entries}:${found.head}`} />
              </p>
              <p className="quiet">{t('headSay')}</p>
            </>
          )}
        </Note>
      ) : null}
      {found?.intact === false ? (
        <Note tone="bad">
          <strong>{t('broken', { number: String(found.brokenAt ?? '?') })}</strong>
          <p>{t('brokenSay')}</p>
        </Note>
      ) : null}
    </div>
  );
}
