import { useTranslation } from 'react-i18next';
import type { StageView } from '../../../api/generated/types.ts';
import { bytes } from '../../../lib/format.ts';
import { pretty } from '../../../lib/pretty.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Code } from '../../../ui/code/index.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';

/** One content with what is known of it. */
export function StageContent({ title, stage }: { readonly title: string; readonly stage: StageView }) {
  const { t } = useTranslation('message');
  const { text, kind, mediaType, masked, truncated = false } = stage;
  return (
    <section className="stage" aria-label={title}>
      <header className="row wrap">
        <h2>{title}</h2>
        <span className="quiet">
          {mediaType} · {bytes(stage.bytes)}
        </span>
        <span className="spread" />
        {masked > 0 ? <Badge icon="eye">{t('stages.masked', { count: masked })}</Badge> : null}
        {text === undefined ? null : <CopyButton text={text} />}
      </header>
      {text === undefined ? <p className="quiet">{t('stages.binary')}</p> : <Code text={pretty(kind, text)} kind={kind} label={title} />}
      {truncated ? <p className="quiet">{t('stages.truncated')}</p> : null}
    </section>
  );
}
