// Your name, and the language in which the program speaks to you.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { queries } from '../../lib/queries.ts';
import { currentLanguage, type Language, speak } from '../../lib/words.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';

export function Own() {
  const { t } = useTranslation('govern');
  const { person } = useMe();
  const [run, busy] = useAct();
  const [name, setName] = useState(person.name);
  const [wrong, setWrong] = useState<string>();
  const change = (body: { name?: string; language?: Language | null }) =>
    call(govern.updateMe, { body }).then(() => queries.invalidateQueries({ queryKey: meQuery.queryKey }));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong(t('start:your_name_missing'));
    setWrong(undefined);
    const before = person.name;
    void run(() => change({ name: name.trim() }), {
      done: t('name_saved'),
      undo: () => change({ name: before }).then(() => setName(before)),
    });
  };
  const choose = (language: Language) =>
    void run(async () => {
      await speak(language);
      await change({ language });
    });
  return (
    <section aria-labelledby="you">
      <div className="head">
        <h2 id="you">{t('you_title')}</h2>
      </div>
      <form className="line-form after-head narrow" onSubmit={save} noValidate>
        <Field label={t('start:your_name')} wrong={wrong}>
          <input value={name} onChange={(event) => setName(event.target.value)} autoComplete="name" maxLength={120} />
        </Field>
        <Button type="submit" busy={busy} not={name.trim() === person.name ? t('connect:nothing_changed') : undefined}>
          {t('app:save')}
        </Button>
      </form>
      <fieldset className="choice after-head">
        <legend className="label">{t('language')}</legend>
        {(['en', 'es'] as const).map((each) => (
          <label className="check" key={each} lang={each}>
            <input type="radio" name="language" checked={currentLanguage() === each} onChange={() => choose(each)} />
            {each === 'en' ? 'English' : 'Español'}
          </label>
        ))}
      </fieldset>
    </section>
  );
}
