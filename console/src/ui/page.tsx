import { type ReactNode, useEffect, useId } from 'react';
import { Icon } from './icon.tsx';

interface Props {
  readonly title: string;
  /** Instead of the title, where it is more than a text. */
  readonly heading?: ReactNode;
  /** Which question the page answers. */
  readonly say?: ReactNode;
  /** What leads back. */
  readonly crumb?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its one heading. */
export function Page({ title, heading, say, crumb, actions, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Relais`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          {crumb === undefined ? null : (
            <div className="crumb">
              <Icon name="left" />
              {crumb}
            </div>
          )}
          <h1>{heading ?? title}</h1>
          {say === undefined ? null : <p>{say}</p>}
        </div>
        {actions === undefined ? null : <div className="row wrap">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A part of a page with a heading of its own.
 *  @param flush content touches the edges, as tables do */
export function Card(props: {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly flush?: boolean;
  readonly children: ReactNode;
}) {
  const { title, actions, flush = false, children } = props;
  const id = useId();
  return (
    <section className="card" aria-labelledby={title === undefined ? undefined : id}>
      {title === undefined ? null : (
        <div className="card-head">
          <h2 id={id}>{title}</h2>
          {actions}
        </div>
      )}
      <div className={flush ? undefined : 'card-body'}>{children}</div>
    </section>
  );
}
