import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../api/generated/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { AreaField } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/note.tsx';
import { toast } from '../../../ui/toasts.tsx';
import { CorrectEditor, originalQuery } from './correct-editor.tsx';
import { Preview } from './preview.tsx';
import { run, type Verb } from './run.ts';

/** How long a reason must be. */
const leastReason: Readonly<Record<Verb, number>> = { resend: 0, replay: 0, correct: 3, discard: 1 };

interface Props {
  readonly verb: Verb;
  readonly message: MessageDetail;
  readonly onClose: () => void;
}

/** One action: what it is, what it would do, and then the doing. */
export function ActionDialog({ verb, message, onClose }: Props) {
  const { t } = useTranslation(['message', 'shell']);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [configuration, setConfiguration] = useState<'today' | 'then'>('today');
  const [edited, setEdited] = useState<string>();
  const [evenIfAccepted, setEvenIfAccepted] = useState(false);
  const [begun, setBegun] = useState(false);
  const original = useQuery(originalQuery(message, verb === 'correct' && begun ? reason.trim() : undefined));
  const asks = verb === 'correct' && !begun;
  const content = edited ?? original.data ?? '';
  const act = useMutation({
    mutationFn: () => run(message.id, { verb, reason: reason.trim(), configuration, content, evenIfAccepted }),
    onSuccess: async ({ say, count, messageId }) => {
      toast(count === undefined ? t(`message:${say}`) : t('message:act.done.resend', { count }));
      for (const key of ['message', 'messages', 'failures', 'overview']) void client.invalidateQueries({ queryKey: [key] });
      onClose();
      if (messageId !== undefined) await navigate({ to: '/messages/$id', params: { id: messageId } });
    },
  });
  const isReady = reason.trim().length >= leastReason[verb] && (verb !== 'correct' || (original.isSuccess && content !== original.data));
  const foot = (
    <>
      <Button onClick={onClose}>{t('shell:cancel')}</Button>
      {asks ? (
        <Button kind="primary" icon="edit" disabled={reason.trim().length < leastReason.correct} onClick={() => setBegun(true)}>
          {t('message:act.openOriginal')}
        </Button>
      ) : (
        <Button kind={verb === 'discard' ? 'danger' : 'primary'} busy={act.isPending} disabled={!isReady} onClick={() => act.mutate()}>
          {t(`message:act.${verb}`)}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={t(`message:act.${verb}`)} wide={verb !== 'discard'} onClose={onClose} foot={foot}>
      <div className="stack">
        <p>{t(`message:act.${verb}Say`)}</p>
        {verb === 'replay' ? (
          <Choice
            label={t('message:act.configuration')}
            chosen={configuration}
            options={(['today', 'then'] as const).map((value) => ({ value, label: t(`message:act.${value}`) }))}
            onChoose={setConfiguration}
          />
        ) : null}
        <AreaField
          label={t('message:act.reason')}
          hint={t(asks ? 'message:act.reasonOpens' : 'message:act.reasonHint')}
          value={reason}
          maxLength={500}
          required={leastReason[verb] > 0}
          readOnly={verb === 'correct' && begun}
          onChange={(event) => setReason(event.target.value)}
        />
        {verb === 'correct' && begun ? (
          <CorrectEditor message={message} content={content} reason={reason.trim()} onChange={setEdited} />
        ) : null}
        {verb === 'correct' && begun ? (
          <label className="check">
            <input type="checkbox" checked={evenIfAccepted} onChange={(event) => setEvenIfAccepted(event.target.checked)} />
            {t('message:act.evenIfAccepted')}
          </label>
        ) : null}
        {asks ? null : (
          <Preview
            id={message.id}
            action={actionOf(verb, configuration, content)}
            ready={verb !== 'correct' || content !== original.data}
          />
        )}
        {act.isError ? <ProblemNote error={act.error} /> : null}
      </div>
    </Dialog>
  );
}

function actionOf(verb: Verb, configuration: 'today' | 'then', content: string) {
  if (verb === 'replay') return { verb, configuration } as const;
  return verb === 'correct' ? ({ verb, content } as const) : ({ verb } as const);
}
