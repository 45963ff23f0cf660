import { useTranslation } from 'react-i18next';
import type { Scorecard } from '../../api/generated/types.ts';
import { duration, number, percent } from '../../lib/format.ts';

/** How a partner does, as tiles. */
export function Score({ of }: { readonly of: Scorecard }) {
  const { t } = useTranslation('partners');
  const { documents, firstTimeRight, deliveries, acceptedAtOnce, answerMedianMs, answerP95Ms, acknowledgementsOverdue, lateExpectations } =
    of;
  return (
    <section className="score" aria-label={t('scorecard')}>
      <Tile label={t('score.documents')} value={number(documents)} />
      <Tile label={t('score.firstTimeRight')} value={shareOf(firstTimeRight)} say={t('score.firstTimeRightSay')} />
      <Tile label={t('score.deliveries')} value={number(deliveries)} />
      <Tile label={t('score.acceptedAtOnce')} value={shareOf(acceptedAtOnce)} say={t('score.acceptedAtOnceSay')} />
      <Tile
        label={t('score.answer')}
        value={answerMedianMs === undefined ? '–' : duration(answerMedianMs)}
        {...(answerP95Ms === undefined ? {} : { say: t('score.answerSay', { p95: duration(answerP95Ms) }) })}
      />
      <Tile label={t('score.overdue')} value={number(acknowledgementsOverdue)} warns={acknowledgementsOverdue > 0} />
      <Tile label={t('score.late')} value={number(lateExpectations)} warns={lateExpectations > 0} />
    </section>
  );
}

function Tile(props: { readonly label: string; readonly value: string; readonly say?: string; readonly warns?: boolean }) {
  return (
    <div className={props.warns === true ? 'score-tile warns' : 'score-tile'}>
      <span className="score-label">{props.label}</span>
      <strong className="num">{props.value}</strong>
      {props.say === undefined ? null : <small>{props.say}</small>}
    </div>
  );
}

function shareOf(share: number | undefined): string {
  return share === undefined ? '–' : percent(share);
}
