// Makes an API key: a name, what it may do, how long it lasts.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import type { Right } from '../../../contract/rights.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { focusFirst } from '../../lib/focus.ts';
import { useMe } from '../../lib/me.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { span } from './keeping.ts';

const lasting = [30, 90, 365, 1095];

export function NewKey({ onMade, onCancel }: { onMade(name: string, secret: string): void; onCancel(): void }) {
  const { t } = useTranslation('govern');
  const { rights } = useMe();
  const [run, busy] = useAct();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Right[]>(['posts.read']);
  const [days, setDays] = useState<number | null>(365);
  const [wrong, setWrong] = useState<string>();
  const make = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('key_name_missing'));
    setWrong(undefined);
    void run(() => call(govern.createKey, { body: { name: name.trim(), scopes, expiresInDays: days } }), {
      ended: ({ key, secret }) => onMade(key.name, secret),
    });
  };
  return (
    <form ref={focusFirst} className="form sheet" onSubmit={make} noValidate aria-label={t('key_make')}>
      <Field label={t('name')} hint={t('key_name_hint')} wrong={wrong} required>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={120} autoComplete="off" />
      </Field>
      <fieldset className="choice">
        <legend className="label">{t('key_may')}</legend>
        <div className="two">
          {rights.map((right) => (
            <label className="check" key={right}>
              <input
                type="checkbox"
                checked={scopes.includes(right)}
                onChange={({ target }) =>
                  setScopes(target.checked ? [...scopes, right] : scopes.filter((each) => each !== right))
                }
              />
              {t(`right_${right}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label={t('key_lasts')}>
        <select
          value={days ?? ''}
          onChange={(event) => setDays(event.target.value ? Number(event.target.value) : null)}
        >
          {lasting.map((each) => (
            <option key={each} value={each}>
              {span(each)}
            </option>
          ))}
          <option value="">{t('key_never_ends')}</option>
        </select>
      </Field>
      <FormActs
        act={t('key_make')}
        busy={busy}
        not={scopes.length ? undefined : t('key_scopes_missing')}
        onCancel={onCancel}
      />
    </form>
  );
}
