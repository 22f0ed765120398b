// A server's own firehose: a hospital or a city that runs its own server is heard directly.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { useAddChannel } from './add.ts';
import { addressTyped } from './address.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';

export function AddServer() {
  const { t } = useTranslation('connect');
  const [server, setServer] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  const [add, busy] = useAddChannel((error) => setWrong(refusalSentence(error)));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const address = addressTyped(server);
    setWrong(undefined);
    if (!URL.canParse(address)) return setWrong(t('address_missing'));
    add({ facilityId, settings: { connector: 'bluesky', source: 'firehose', server: address } });
  };
  return (
    <form className="line-form" onSubmit={send} noValidate>
      <Field label={t('server_address')} wrong={wrong}>
        <AddressBox value={server} onChange={setServer} maxLength={300} />
      </Field>
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <Button type="submit" busy={busy}>
        {t('hear')}
      </Button>
    </form>
  );
}
