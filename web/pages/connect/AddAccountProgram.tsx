// Another program that tells us what people say: it gets an address and a secret, shown once.
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { sentenceOf, useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { FacilityChoice } from './FacilityChoice.tsx';
import { ProgramSecret } from './ProgramSecret.tsx';

export function AddAccountProgram() {
  const { t } = useTranslation('connect');
  const navigate = useNavigate();
  const [run, busy] = useAct();
  const [name, setName] = useState('');
  const [network, setNetwork] = useState('');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [wrong, setWrong] = useState<{ name?: string; network?: string }>({});
  const [made, setMade] = useState<AnswerOf<typeof connect.addWebhookChannel>>();
  if (made)
    return (
      <ProgramSecret
        address={made.address}
        secret={made.secret}
        onDone={() => void navigate({ to: '/connect/channels/$id', params: { id: made.channel.id } })}
      />
    );
  const add = (event: FormEvent) => {
    event.preventDefault();
    const lacking = {
      ...(name.trim() ? {} : { name: t('name_missing') }),
      ...(network.trim() ? {} : { network: t('program_network_missing') }),
    };
    setWrong(lacking);
    if (Object.keys(lacking).length > 0) return;
    const body = { name: name.trim(), network: network.trim(), facilityId };
    void run(() => call(connect.addWebhookChannel, { body }), {
      ended: (answer) => {
        woken('channels');
        setMade(answer);
      },
      wrong: (error) => {
        setWrong({ name: sentenceOf(error) });
        return true;
      },
    });
  };
  return (
    <form className="form" onSubmit={add} noValidate>
      <Field label={t('program_name')} wrong={wrong.name} required>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={160} />
      </Field>
      <Field label={t('program_network')} hint={t('program_network_hint')} wrong={wrong.network} required>
        <input value={network} onChange={(event) => setNetwork(event.target.value)} maxLength={60} />
      </Field>
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <FormActs act={t('program_step')} busy={busy} />
    </form>
  );
}
