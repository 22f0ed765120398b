// Another program to tell: a name, its address, what it shall hear of.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect, type Webhook, webhookEvents } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { focusFirst } from '../../lib/focus.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { addressTyped } from './address.ts';
import { eventName } from './event-name.ts';
import { refusalSentence } from './faults.ts';

export function NewWebhook({ onMade, onCancel }: { onMade(webhook: Webhook, secret: string): void; onCancel(): void }) {
  const { t } = useTranslation('connect');
  const [run, busy] = useAct();
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [events, setEvents] = useState<Webhook['events']>([...webhookEvents]);
  const [wrong, setWrong] = useState<{ name?: string; address?: string }>({});
  const add = (event: FormEvent) => {
    event.preventDefault();
    const typed = addressTyped(address);
    const found = {
      ...(name.trim() ? {} : { name: t('name_missing') }),
      ...(URL.canParse(typed) ? {} : { address: t('address_missing') }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    void run(() => call(connect.addWebhook, { body: { name: name.trim(), address: typed, events } }), {
      ended: ({ webhook, secret }) => onMade(webhook, secret),
      wrong: (error) => {
        setWrong({ address: refusalSentence(error) });
        return true;
      },
    });
  };
  return (
    <form ref={focusFirst} className="form sheet" onSubmit={add} noValidate aria-label={t('webhook_add')}>
      <Field label={t('name')} hint={t('webhook_name_hint')} wrong={wrong.name} required>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={160} autoComplete="off" />
      </Field>
      <Field label={t('webhook_address')} wrong={wrong.address} required>
        <AddressBox value={address} onChange={setAddress} />
      </Field>
      <fieldset className="choice">
        <legend className="label">{t('webhook_events')}</legend>
        {webhookEvents.map((each) => (
          <label className="check" key={each}>
            <input
              type="checkbox"
              checked={events.includes(each)}
              onChange={({ target }) =>
                setEvents(webhookEvents.filter((one) => (one === each ? target.checked : events.includes(one))))
              }
            />
            {eventName(each)}
          </label>
        ))}
      </fieldset>
      <FormActs
        act={t('webhook_add')}
        busy={busy}
        not={events.length ? undefined : t('webhook_events_missing')}
        onCancel={onCancel}
      />
    </form>
  );
}
