// Copies a text; says so where the word stood.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { CopyIcon } from '@phosphor-icons/react/dist/csr/Copy';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayWrong } from '../../lib/toasts.ts';
import { Button } from '../../parts/Button.tsx';

export function Copy({ text, look = 'plain' }: { text: string; look?: 'main' | 'plain' }) {
  const { t } = useTranslation('govern');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 4000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without https, or where the browser forbids it.
      sayWrong(t('copy_by_hand'));
    }
  };
  const Icon = copied ? CheckIcon : CopyIcon;
  return (
    <>
      <Button look={look} onClick={copy}>
        <Icon className="i s" aria-hidden="true" /> {copied ? t('copied') : t('copy')}
      </Button>
      <span className="off" role="status">
        {copied && t('copied')}
      </span>
    </>
  );
}
