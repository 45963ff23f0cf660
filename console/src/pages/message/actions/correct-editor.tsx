import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getContent } from '../../../api/generated/client.ts';
import type { MessageDetail } from '../../../api/generated/types.ts';
import { Choice } from '../../../ui/choice.tsx';
import { CodeDifference, CodeEditor } from '../../../ui/code/index.tsx';
import { Loaded } from '../../../ui/loading.tsx';

/** The original as text, unmasked: it is edited whole. That it was read, and why, goes into the audit.
 *  @param reason undefined: nobody has said yet why, and it is not read */
export const originalQuery = ({ id, contents }: MessageDetail, reason: string | undefined) =>
  queryOptions({
    // Read once, whatever becomes of the reason's words afterwards.
    queryKey: ['original', id],
    queryFn: async ({ signal }) => {
      const first = contents.find(({ stage }) => stage === 'receive');
      return first === undefined ? '' : (await getContent(first.id, { reason }, signal)).text();
    },
    enabled: reason !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

interface Props {
  readonly message: MessageDetail;
  readonly content: string;
  /** Why it is read. */
  readonly reason: string;
  readonly onChange: (content: string) => void;
}

/** The document to be edited, or what was changed in it so far. */
export function CorrectEditor({ message, content, reason, onChange }: Props) {
  const { t } = useTranslation('message');
  const [mode, setMode] = useState<'edit' | 'compare'>('edit');
  const [begun, setBegun] = useState<string>();
  const query = useQuery(originalQuery(message, reason));
  const kind = /json/.test(message.contents[0]?.mediaType ?? '')
    ? 'json'
    : /xml/.test(message.contents[0]?.mediaType ?? '')
      ? 'xml'
      : 'text';
  const choose = (next: 'edit' | 'compare') => {
    setBegun(content);
    setMode(next);
  };
  return (
    <div className="stack tight">
      <Choice
        label={t('act.content')}
        chosen={mode}
        options={(['edit', 'compare'] as const).map((value) => ({ value, label: t(`act.${value}`) }))}
        onChoose={choose}
      />
      <Loaded query={query}>
        {(original) =>
          mode === 'edit' ? (
            <CodeEditor text={begun ?? original} kind={kind} label={t('act.content')} onChange={onChange} />
          ) : (
            <CodeDifference before={original} after={content} kind={kind} label={t('act.compare')} />
          )
        }
      </Loaded>
    </div>
  );
}
