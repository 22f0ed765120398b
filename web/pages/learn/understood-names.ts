// The names of what can be understood of a post.
import { useTranslation } from 'react-i18next';

type Part = 'sentiment' | 'urgency' | 'topic' | 'flag';

/** `nameOf('topic', 'waiting')`: “Waiting”. */
export function useUnderstoodNames(): (part: Part, label: string) => string {
  const { t } = useTranslation('understood');
  return (part, label) => {
    if (part === 'sentiment') return t(label as 'negative');
    if (part === 'urgency') return t(`urgency_${label}`);
    return part === 'topic' ? t(`topic_${label}`) : t(`flag_${label}`);
  };
}
