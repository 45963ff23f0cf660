import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'primary' | 'danger' | 'plain';
  readonly size?: 'small';
  readonly icon?: IconName;
  /** Without text: what it does, for screen readers and as a tip. */
  readonly label?: string;
  readonly busy?: boolean;
  readonly children?: ReactNode;
}

/** A button; one with only an icon needs a `label`. */
export function Button({ kind, size, icon, label, busy, children, className, disabled, ...rest }: Props) {
  const classes = ['button', kind, size, children === undefined ? 'only-icon' : undefined, className].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} aria-label={label} title={label} aria-busy={busy} disabled={disabled || busy} {...rest}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}
