// What an account at Mastodon hears beside what concerns it: hashtags, and its server's public stream.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../contract/connect.ts';
import { Field } from '../../parts/Field.tsx';

type Settings = Extract<Channel['settings'], { connector: 'mastodon' }>;

const streams = ['none', 'local', 'federated'] as const;

interface Props {
  value: Settings;
  onChange(next: Settings): void;
  wrong?: string | undefined;
}

/** "#ER, #MercyValley" as hashtags, each once, without their sign. */
const hashtagsIn = (text: string) =>
  [
    ...new Set(
      text
        .split(/[\s,#]+/)
        .filter(Boolean)
        .map((tag) => tag.slice(0, 100)),
    ),
  ].slice(0, 20);

export function MastodonStreams({ value, onChange, wrong }: Props) {
  const { t } = useTranslation('connect');
  const [typed, setTyped] = useState(() => value.hashtags.map((tag) => `#${tag}`).join(' '));
  // Once saved or taken back, what stands in the channel is shown, not what was typed.
  const shown =
    hashtagsIn(typed).join(' ') === value.hashtags.join(' ') ? typed : value.hashtags.map((tag) => `#${tag}`).join(' ');
  return (
    <>
      <Field label={t('hashtags')} hint={t('hashtags_hint')} wrong={wrong}>
        <input
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange({ ...value, hashtags: hashtagsIn(event.target.value) });
          }}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2000}
        />
      </Field>
      <Field label={t('public_stream')} hint={t('public_stream_hint')}>
        <select
          value={value.public}
          onChange={(event) => onChange({ ...value, public: event.target.value as Settings['public'] })}
        >
          {streams.map((stream) => (
            <option key={stream} value={stream}>
              {t(`public_stream_${stream}`)}
            </option>
          ))}
        </select>
      </Field>
    </>
  );
}
