// What the organization is called and what kind it is; read-only for whoever may not change it.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern, organizationKinds } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { names } from '../start/Facilities.tsx';
import type { Organization } from './organization.ts';
import { TimeZone } from './TimeZone.tsx';

const draftOf = ({ name, kind, otherNames, language, timeZone }: Organization) => ({
  name,
  kind,
  otherNames: otherNames.join(', '),
  language,
  timeZone,
});
type Draft = ReturnType<typeof draftOf>;

export function OrganizationForm({ organization }: { organization: Organization }) {
  const { t } = useTranslation('govern');
  const may = useMay('organization.write');
  return (
    <section aria-labelledby="organization">
      <div className="head">
        <h2 id="organization">{t('organization')}</h2>
      </div>
      {may ? <Form organization={organization} /> : <Facts organization={organization} />}
    </section>
  );
}

function Form({ organization }: { organization: Organization }) {
  const { t } = useTranslation('govern');
  const [run, busy] = useAct();
  const [draft, setDraft] = useState(() => draftOf(organization));
  const [wrong, setWrong] = useState<string>();
  const before = draftOf(organization);
  const changed = (Object.keys(before) as (keyof Draft)[]).some((key) => draft[key] !== before[key]);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const send = (what: Draft) =>
    call(govern.updateOrganization, { body: { ...what, otherNames: names(what.otherNames) } }).then((saved) => {
      setDraft(draftOf(saved));
      woken('organization');
      return saved;
    });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.name.trim()) return setWrong(t('start:name_missing'));
    setWrong(undefined);
    void run(() => send(draft), { done: t('organization_saved'), undo: () => send(before) });
  };
  return (
    <form className="form after-head" onSubmit={save} noValidate>
      <Field label={t('start:organization_name')} hint={t('start:organization_name_hint')} wrong={wrong} required>
        <input value={draft.name} onChange={(event) => set({ name: event.target.value })} maxLength={160} />
      </Field>
      <Field label={t('start:other_names')} hint={t('other_names_hint')}>
        <input value={draft.otherNames} onChange={(event) => set({ otherNames: event.target.value })} />
      </Field>
      <fieldset className="choice">
        <legend className="label">{t('start:kind')}</legend>
        {organizationKinds.map((kind) => (
          <label className="check" key={kind}>
            <input type="radio" name="kind" checked={draft.kind === kind} onChange={() => set({ kind })} />
            {t(`start:kind_${kind}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('organization_language')} hint={t('organization_language_hint')}>
        <select value={draft.language} onChange={(event) => set({ language: event.target.value as Draft['language'] })}>
          <option value="en" lang="en">
            English
          </option>
          <option value="es" lang="es">
            Español
          </option>
        </select>
      </Field>
      <TimeZone value={draft.timeZone} onChange={(timeZone) => set({ timeZone })} />
      <FormActs act={t('app:save')} look="plain" busy={busy} not={changed ? undefined : t('connect:nothing_changed')} />
    </form>
  );
}

function Facts({ organization: { name, kind, otherNames, timeZone } }: { organization: Organization }) {
  const { t } = useTranslation('govern');
  const facts: [string, string][] = [
    [t('start:organization_name'), name],
    [t('start:kind'), t(`start:kind_${kind}`)],
    [t('start:other_names'), otherNames.join(', ')],
    [t('time_zone'), timeZone.replaceAll('_', ' ')],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, said]) => said)
        .map(([fact, said]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>{said}</dd>
          </div>
        ))}
    </dl>
  );
}
