// How far the reading of posts is: it may be left and come back to; what was found last stays meanwhile.
import { useTranslation } from 'react-i18next';
import { number } from '../../../lib/time.ts';

export function Making({ of, first }: { of: { done: number; of: number } | null; first: boolean }) {
  const { t } = useTranslation('themes');
  return (
    <p className="making" role="status">
      {of &&
        (of.of > 0
          ? t('making', { done: number(of.done), of: number(of.of) })
          : first
            ? t('making_first')
            : t('making_again'))}
    </p>
  );
}
