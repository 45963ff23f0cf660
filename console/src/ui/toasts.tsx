import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

interface Toast {
  readonly id: number;
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

const STAY_MS = 6_000;
const MOST = 4;

let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says in passing that something was done, or was not. */
export function toast(text: string, tone: Toast['tone'] = 'good'): void {
  last += 1;
  const id = last;
  set([...toasts, { id, tone, text }].slice(-MOST));
  setTimeout(() => dismiss(id), STAY_MS);
}

function dismiss(id: number): void {
  set(toasts.filter((one) => one.id !== id));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear: once, in the shell. */
export function Toasts() {
  const { t } = useTranslation('shell');
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, tone, text }) => (
        <div key={id} className={`toast ${tone}`}>
          <Icon name={tone === 'good' ? 'check' : 'failures'} />
          <div>{text}</div>
          <Button kind="plain" size="small" icon="close" label={t('close')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </div>
  );
}
