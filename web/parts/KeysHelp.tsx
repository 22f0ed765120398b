// The list of keys that work on this page, and the switch that turns single keys off.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysNow, setSingleKeys, singleKeysOn } from '../lib/keys.ts';
import { Dialog } from './Dialog.tsx';

export function KeysHelp({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('keys');
  const [on, setOn] = useState(singleKeysOn());
  const mac = navigator.platform.startsWith('Mac');
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      <label className="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setSingleKeys(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        {t('single')}
      </label>
      <dl className="keys">
        {keysNow().map((each) => (
          <div key={each.keys}>
            <dt>
              {each.keys
                .replace('mod+', mac ? '⌘ ' : 'Ctrl ')
                .split(' ')
                .map((part) => (
                  <kbd key={part}>{part.length === 1 ? part.toUpperCase() : part}</kbd>
                ))}
            </dt>
            <dd>{t(each.label)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
