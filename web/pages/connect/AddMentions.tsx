// Pages elsewhere that link to ours: our sites are named, and the lines to put into them come next.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../lib/call.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { useAddChannel } from './add.ts';
import { sitesIn } from './address.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';

export function AddMentions() {
  const { t } = useTranslation('mentions');
  const [typed, setTyped] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  const [add, busy] = useAddChannel((error) => {
    const isNone = error instanceof Refused && error.problem.code === 'channel.address';
    setWrong(isNone ? t('sites_missing') : refusalSentence(error));
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const sites = sitesIn(typed);
    setWrong(undefined);
    if (sites.length === 0) return setWrong(t('sites_missing'));
    const name = t('channel_name', { site: sites[0]?.replace(/^https?:\/\//i, '').replace(/\/.*$/, '') });
    add({ name, facilityId, settings: { connector: 'webmention', sites } });
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <Field label={t('sites')} hint={t('sites_hint')} wrong={wrong} required>
        <input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          maxLength={2000}
        />
      </Field>
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <FormActs act={t('add')} busy={busy} />
    </form>
  );
}
