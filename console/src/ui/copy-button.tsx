import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Copies a text, and says that it did. */
export function CopyButton({ text, label }: { readonly text: string; readonly label?: string }) {
  const { t } = useTranslation('shell');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <>
      <Button kind="plain" size="small" icon={copied ? 'check' : 'copy'} label={label ?? t('copy')} onClick={() => void copy()} />
      <span className="sr-only" aria-live="polite">
        {copied ? t('copied') : ''}
      </span>
    </>
  );
}
