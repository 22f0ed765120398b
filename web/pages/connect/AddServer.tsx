// A server's own firehose: a hospital or a city that runs its own server is heard directly.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { addressTyped } from './address.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';

export function AddServer() {
  const { t } = useTranslation('connect');
  const navigate = useNavigate();
  const [run, busy] = useAct();
  const [server, setServer] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const address = addressTyped(server);
    setWrong(undefined);
    if (!URL.canParse(address)) return setWrong(t('address_missing'));
    void run(
      () =>
        call(connect.addChannel, {
          body: { facilityId, settings: { connector: 'bluesky', source: 'firehose', server: address } },
        }),
      {
        ended: ({ id }) => {
          woken('channels');
          void navigate({ to: '/connect/channels/$id', params: { id } });
        },
        wrong: (error) => {
          setWrong(refusalSentence(error));
          return true;
        },
      },
    );
  };
  return (
    <form className="line-form" onSubmit={add} noValidate>
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
