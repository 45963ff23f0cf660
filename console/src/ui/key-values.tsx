import { Fragment, type ReactNode } from 'react';

/** Names and what they are; what is undefined is left out. */
export function KeyValues({ of }: { readonly of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="key-values">
      {of
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
