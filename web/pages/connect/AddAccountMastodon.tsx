// An account of ours on any server that speaks Mastodon's API, signed in on that server's own page.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { serverTyped } from './address.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';
import { useSignIn } from './sign-in.ts';

export function AddAccountMastodon() {
  const { t } = useTranslation('connect');
  const [server, setServer] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  const { leaving, onItsPage } = useSignIn((error) => setWrong(refusalSentence(error)));
  const leave = (event: FormEvent) => {
    event.preventDefault();
    const address = serverTyped(server);
    setWrong(URL.canParse(address) ? undefined : t('address_missing'));
    if (!URL.canParse(address)) return;
    void onItsPage({ facilityId, settings: { connector: 'mastodon', server: address, hashtags: [], public: 'none' } });
  };
  return (
    <form className="form" onSubmit={leave} noValidate>
      <Field label={t('mastodon_server')} hint={t('mastodon_server_hint')} wrong={wrong} required>
        <input
          value={server}
          onChange={(event) => setServer(event.target.value)}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={300}
        />
      </Field>
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <FormActs act={t('on_server_page')} busy={leaving} />
    </form>
  );
}
