import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageStages, StageView } from '../../../api/generated/types.ts';
import { useSession } from '../../../api/session.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { CodeDifference } from '../../../ui/code/index.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { Empty, Loaded } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { Card } from '../../../ui/page.tsx';
import { stagesQuery } from '../queries.ts';
import { RevealDialog } from './reveal-dialog.tsx';
import { StageContent } from './stage-content.tsx';

const route = getRouteApi('/shell/messages/$id');

/** What the message looked like on its way: any two stages side by side, or what changed between them. Unmasked contents live in
 *  this page alone and are gone with it. */
export function StagesTab({ id }: { readonly id: string }) {
  const { t } = useTranslation('message');
  const query = useQuery(stagesQuery(id));
  const [revealed, setRevealed] = useState<MessageStages>();
  return (
    <Loaded query={query}>
      {(masked) => {
        const { stages } = revealed ?? masked;
        if (stages.length === 0) {
          return (
            <Card>
              <Empty title={t('stages.none')}>
                <p>{t('stages.noneSay')}</p>
              </Empty>
            </Card>
          );
        }
        return (
          <div className="stack">
            {revealed === undefined ? null : <Note tone="warn">{t('stages.unmasked')}</Note>}
            <Compare stages={stages} id={id} revealed={revealed !== undefined} onReveal={setRevealed} />
          </div>
        );
      }}
    </Loaded>
  );
}

interface Props {
  readonly stages: readonly StageView[];
  readonly id: string;
  readonly revealed: boolean;
  readonly onReveal: (stages: MessageStages | undefined) => void;
}

function Compare({ stages, id, revealed, onReveal }: Props) {
  const { t } = useTranslation('message');
  const titleOf = useStageTitle();
  const { can } = useSession();
  const { left, right, stage: mode } = route.useSearch();
  const navigate = route.useNavigate();
  const [asking, setAsking] = useState(false);
  const set = (change: { left?: string; right?: string; stage?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), resetScroll: false });
  const options = stages.map((stage) => ({ value: stage.contentId, label: titleOf(stage) }));
  const a = stages.find(({ contentId }) => contentId === left) ?? stages[0];
  const b = stages.find(({ contentId }) => contentId === right) ?? lastSent(stages);
  if (a === undefined || b === undefined) return null;
  const masked = stages.some((stage) => stage.masked > 0);
  return (
    <>
      <div className="row wrap stage-bar">
        <SelectField label={t('stages.left')} value={a.contentId} options={options} onChoose={(next) => set({ left: next })} />
        <SelectField label={t('stages.right')} value={b.contentId} options={options} onChoose={(next) => set({ right: next })} />
        <Choice
          label={t('stages.mode')}
          chosen={mode === 'differences' ? 'differences' : 'beside'}
          options={[
            { value: 'beside', label: t('stages.beside') },
            { value: 'differences', label: t('stages.differences') },
          ]}
          onChoose={(next) => set({ stage: next })}
        />
        <span className="spread" />
        {revealed ? (
          <Button icon="eye" onClick={() => onReveal(undefined)}>
            {t('reveal.hide')}
          </Button>
        ) : masked && can('operator') ? (
          <Button icon="eye" onClick={() => setAsking(true)}>
            {t('reveal.open')}
          </Button>
        ) : null}
      </div>
      {mode === 'differences' ? (
        <Differences a={a} b={b} label={`${titleOf(a)} → ${titleOf(b)}`} />
      ) : (
        <div className="beside">
          <StageContent title={titleOf(a)} stage={a} />
          <StageContent title={titleOf(b)} stage={b} />
        </div>
      )}
      {asking ? <RevealDialog id={id} onRevealed={onReveal} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function Differences({ a, b, label }: { readonly a: StageView; readonly b: StageView; readonly label: string }) {
  const { t } = useTranslation('message');
  if (a.text === undefined || b.text === undefined) return <Note>{t('stages.binary')}</Note>;
  if (a.text === b.text) return <Note tone="good">{t('stages.same')}</Note>;
  return <CodeDifference before={a.text} after={b.text} kind={b.kind} label={label} />;
}

/** Opposite the original: what was sent, else what the message became. */
function lastSent(stages: readonly StageView[]): StageView | undefined {
  const last = (name: StageView['stage']) => stages.findLast(({ stage }) => stage === name);
  return last('deliver') ?? last('translate') ?? last('normalize') ?? stages.at(-1);
}

/** @returns what a stage is called: `Sent · carrier/labels · attempt 2` */
export function useStageTitle(): (stage: StageView) => string {
  const { t } = useTranslation(['message', 'words']);
  return ({ stage, channel, attempt }) =>
    [t(`words:stage.${stage}`), channel, attempt === undefined ? undefined : t('message:stages.attempt', { number: String(attempt) })]
      .filter((part) => part !== undefined)
      .join(' · ');
}
