import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MessageDetail } from '../../../api/generated/types.ts';
import { duration } from '../../../lib/format.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { KeyValues } from '../../../ui/key-values.tsx';
import { Empty } from '../../../ui/loading.tsx';
import { Card } from '../../../ui/page.tsx';
import { Time } from '../../../ui/time.tsx';
import { DeliveryCard } from './delivery-card.tsx';

/** Deliveries with every attempt, beside the facts. */
export function Journey({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation('message');
  return (
    <div className="journey">
      <section className="stack" aria-label={t('deliveries')}>
        {message.deliveries.length === 0 ? (
          <Card>
            <Empty icon="send" title={t('noDelivery')}>
              <p>{t('noDeliverySay')}</p>
            </Empty>
          </Card>
        ) : (
          message.deliveries.map((delivery) => <DeliveryCard key={delivery.id} delivery={delivery} contents={message.contents} />)
        )}
      </section>
      <Facts message={message} />
    </div>
  );
}

function Facts({ message }: { readonly message: MessageDetail }) {
  const { t } = useTranslation(['message', 'messages']);
  const { id, source, types, caseId, controlReference, filename, receivedAt, settledAt, configHash, headers } = message;
  const took = settledAt === undefined ? undefined : Date.parse(settledAt) - Date.parse(receivedAt);
  return (
    <aside>
      <Card title={t('message:facts')}>
        <KeyValues
          of={[
            [t('message:fact.received'), <Time key="received" at={receivedAt} both />],
            [t('message:fact.took'), took === undefined ? undefined : duration(took)],
            [t('message:fact.source'), t(`messages:source.${source}`)],
            [t('message:fact.types'), types.join(', ')],
            [
              t('message:fact.case'),
              caseId === undefined ? undefined : (
                <Link key="case" to="/cases/$id" params={{ id: caseId }} className="mono">
                  {caseId.slice(0, 13)}…
                </Link>
              ),
            ],
            [t('message:fact.reference'), controlReference],
            [t('message:fact.file'), filename],
            [
              t('message:fact.id'),
              <span key="id" className="mono">
                {id} <CopyButton text={id} />
              </span>,
            ],
            [t('message:fact.configuration'), <code key="hash">{configHash.slice(0, 12)}</code>],
          ]}
        />
        {Object.keys(headers).length === 0 ? null : (
          <details className="more-facts">
            <summary>{t('message:headers')}</summary>
            <KeyValues of={Object.entries(headers).map(([name, value]) => [name, <code key={name}>{value}</code>] as const)} />
          </details>
        )}
      </Card>
    </aside>
  );
}
