import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/generated/types.ts';
import { Card } from '../../ui/page.tsx';
import { Time } from '../../ui/time.tsx';
import { type AxisPath, axisPaths } from './axes.ts';

/** Where a case stands on each axis, with the way that it went. */
export function Axes({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation('cases');
  return (
    <Card title={t('axes')} flush>
      <ul className="axes">
        {axisPaths(view).map((path) => (
          <li key={path.axis} className="axis">
            <Axis path={path} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Axis({ path }: { readonly path: AxisPath }) {
  const { t } = useTranslation('cases');
  return (
    <>
      <h3>{path.label}</h3>
      <p className="axis-now">
        <strong>{path.nowLabel}</strong>
        <small>{path.since === undefined ? t('began') : <Time at={path.since} />}</small>
      </p>
      {path.steps.length < 2 ? null : (
        <ol className="axis-way" aria-label={t('way', { axis: path.label })}>
          {path.steps.map(({ value, label, at, source }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place on the way
            <li
              key={index}
              data-value={value}
              title={[source, at === undefined ? undefined : new Date(at).toLocaleString()].filter(Boolean).join(' · ')}
            >
              {label}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
