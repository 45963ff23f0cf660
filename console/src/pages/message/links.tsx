import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../api/call.ts';
import type { MessageDetail } from '../../api/generated/types.ts';
import { useSession } from '../../api/session.ts';
import { bytes } from '../../lib/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Empty } from '../../ui/loading.tsx';
import { Card } from '../../ui/page.tsx';

/** How much is linked to a message. */
export function linkCount(message: MessageDetail): number {
  const { parentId, duplicateOf, parts, replies, members, gatherings, documents } = message;
  const one = [parentId, duplicateOf].filter((id) => id !== undefined).length;
  return (
    one +
    parts.length +
    replies.length +
    (members?.count ?? 0) +
    (gatherings?.length ?? 0) +
    documents.length +
    acknowledging(message).length
  );
}

/** Messages that came before, after or out of this one, its case and its files. */
export function Links({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('message');
  const { can } = useSession();
  const { parentId, duplicateOf, parts, replies, members, gatherings, documents, caseId } = message;
  if (linkCount(message) === 0 && caseId === undefined) {
    return (
      <Card>
        <Empty icon="link" title={t('links.none')} />
      </Card>
    );
  }
  const files = documents.map(({ id, filename, bytes: size }) => (
    <li key={id}>
      {can('operator') ? (
        <a href={addressOf(`/api/documents/${id}`)} download={filename}>
          <Icon name="download" /> {filename}
        </a>
      ) : (
        filename
      )}{' '}
      <span className="quiet">{bytes(size)}</span>
    </li>
  ));
  return (
    <Card>
      <KeyValues
        of={[
          [t('links.parent'), parentId === undefined ? undefined : <To key="parent" id={parentId} />],
          [t('links.duplicate'), duplicateOf === undefined ? undefined : <To key="duplicate" id={duplicateOf} />],
          [
            t('links.case'),
            caseId === undefined ? undefined : (
              <Link key="case" to="/cases/$id" params={{ id: caseId }} className="mono">
                {caseId}
              </Link>
            ),
          ],
          [t('links.parts'), list(parts)],
          [t('links.replies'), list(replies)],
          [t('links.members'), list(members?.messageIds ?? [])],
          [
            t('links.gathering'),
            list((gatherings ?? []).flatMap(({ messageId, requestId }) => [messageId, requestId].filter((id) => id !== message.id))),
          ],
          [t('links.acknowledged'), list(acknowledging(message))],
          [t('links.documents'), files.length === 0 ? undefined : <ul key="files">{files}</ul>],
        ]}
      />
    </Card>
  );
}

/** Messages that brought acknowledgements of its deliveries. */
function acknowledging({ deliveries }: MessageDetail): readonly string[] {
  return deliveries.flatMap(({ acknowledgement }) => acknowledgement?.received.map(({ messageId }) => messageId) ?? []);
}

function list(ids: readonly string[]): ReactNode {
  if (ids.length === 0) return undefined;
  return (
    <ul>
      {[...new Set(ids)].map((id) => (
        <li key={id}>
          <To id={id} />
        </li>
      ))}
    </ul>
  );
}

function To({ id }: { readonly id: string }) {
  return (
    <Link to="/messages/$id" params={{ id }} className="mono">
      {id}
    </Link>
  );
}
