import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNote } from '../ui/note.tsx';

/** An address of no page. */
export function NotFound() {
  const { t } = useTranslation('shell');
  return (
    <main className="content empty">
      <Icon name="search" />
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.say')}</p>
      <Link to="/" className="button">
        {t('problem.home')}
      </Link>
    </main>
  );
}

/** A page that could not be drawn. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  return (
    <main className="content stack">
      <h1>{t('problem.title')}</h1>
      <ProblemNote error={error} />
      <div>
        <Button icon="retry" onClick={reset}>
          {t('problem.again')}
        </Button>
      </div>
    </main>
  );
}
