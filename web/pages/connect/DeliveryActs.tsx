// What a person can do about something we said: take it back, or say what became of it where nobody else can tell.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect, type Delivery } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { addressTyped } from './address.ts';

const readAgain = () => woken('deliveries');

/** What was posted can be deleted where the network gave it an id of its own. */
const canTakeBack = ({ state, externalId, kind }: Delivery): boolean =>
  state === 'queued' ||
  state === 'refused' ||
  (state === 'posted' && externalId !== null && (kind === 'post' || kind === 'reply'));

export function DeliveryActs({ of }: { of: Delivery }) {
  const may = useMay('deliveries.write');
  if (!may) return null;
  if (of.state === 'unknown') return <Decide of={of} />;
  return canTakeBack(of) ? <TakeBack of={of} /> : null;
}

function TakeBack({ of }: { of: Delivery }) {
  const { t } = useTranslation('connect');
  const [asking, setAsking] = useState(false);
  const [run, busy] = useAct();
  const how = of.state === 'posted' ? 'posted' : of.state === 'refused' ? 'refused' : 'queued';
  const takeBack = () =>
    run(() => call(connect.takeBackDelivery, { params: { id: of.id } }), {
      done: t(`took_back_${how}`),
      ended: readAgain,
    }).finally(() => setAsking(false));
  return (
    <>
      <Button look="bare" onClick={() => setAsking(true)}>
        {t(`take_back_${how}`)}
      </Button>
      {asking && (
        <Dialog open onClose={() => setAsking(false)} title={t(`take_back_${how}`)}>
          <p>{t(`take_back_${how}_lead`)}</p>
          <FormActs act={t(`take_back_${how}`)} busy={busy} onAct={takeBack} onCancel={() => setAsking(false)} />
        </Dialog>
      )}
    </>
  );
}

function Decide({ of }: { of: Delivery }) {
  const { t } = useTranslation('connect');
  const [there, setThere] = useState(false);
  const [run, busy] = useAct();
  const decide = (decision: 'posted' | 'again' | 'drop', url?: string) =>
    run(() => call(connect.decideDelivery, { params: { id: of.id }, body: { decision, ...(url ? { url } : {}) } }), {
      done: t(`decided_${decision}`),
      ended: readAgain,
    }).finally(() => setThere(false));
  return (
    <>
      <Button onClick={() => setThere(true)}>{t('decide_posted')}</Button>
      <Button busy={busy} onClick={() => decide('again')}>
        {t('decide_again')}
      </Button>
      <Button look="bare" busy={busy} onClick={() => decide('drop')}>
        {t('decide_drop')}
      </Button>
      {there && <ItIsThere busy={busy} onClose={() => setThere(false)} onLink={(url) => void decide('posted', url)} />}
    </>
  );
}

/** Asks for the link, which may stay empty. */
function ItIsThere({ busy, onClose, onLink }: { busy: boolean; onClose(): void; onLink(url: string): void }) {
  const { t } = useTranslation('connect');
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState<string>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const url = addressTyped(link);
    setWrong(undefined);
    if (url && !URL.canParse(url)) return setWrong(t('address_missing'));
    onLink(url);
  };
  return (
    <Dialog open onClose={onClose} title={t('decide_posted')}>
      <form className="form" onSubmit={send} noValidate>
        <Field label={t('decide_link')} hint={t('optional')} wrong={wrong}>
          <AddressBox value={link} onChange={setLink} />
        </Field>
        <FormActs act={t('app:save')} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
