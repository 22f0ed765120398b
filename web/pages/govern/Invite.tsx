// Invites a person: name, address, what they may do; a one-time link comes back.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { sentenceOf, useAct } from '../../lib/act.ts';
import { call, Refused } from '../../lib/call.ts';
import { focusFirst } from '../../lib/focus.ts';
import { useMe } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { Grants } from './Grants.tsx';
import type { Grant } from './grants.ts';
import type { OneTimeLink } from './People.tsx';

export function Invite({ onInvited, onCancel }: { onInvited(link: OneTimeLink): void; onCancel(): void }) {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const [run, busy] = useAct();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [grants, setGrants] = useState<Grant[]>([{ role: 'reader', facilityId: null }]);
  const [wrong, setWrong] = useState<{ name?: string; email?: string }>({});
  const invite = (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(name.trim() ? {} : { name: t('name_missing') }),
      ...(/.+@.+\..+/.test(email) ? {} : { email: t('start:email_wrong') }),
    };
    setWrong(missing);
    if (Object.keys(missing).length) return;
    void run(() => call(govern.invite, { body: { name: name.trim(), email: email.trim(), grants } }), {
      ended: ({ invitation, link }) => {
        woken('people');
        onInvited({
          title: t('invitation_for', { name: invitation.name }),
          lead: t('invitation_lead', {
            email: invitation.email,
            time: when(invitation.expiresAt, organization.timeZone),
          }),
          link,
        });
      },
      wrong: (error) => {
        const code = error instanceof Refused ? error.problem.code : '';
        if (code !== 'person.exists' && code !== 'request.invalid') return false;
        setWrong({ email: sentenceOf(error) });
        return true;
      },
    });
  };
  return (
    <form ref={focusFirst} className="form sheet" onSubmit={invite} noValidate aria-label={t('invite')}>
      <Field label={t('name')} wrong={wrong.name} required>
        <input value={name} onChange={(event) => setName(event.target.value)} maxLength={120} autoComplete="off" />
      </Field>
      <Field label={t('start:email')} wrong={wrong.email} required>
        <input
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          maxLength={200}
          autoComplete="off"
        />
      </Field>
      <Grants value={grants} onChange={setGrants} />
      <FormActs act={t('invite_step')} busy={busy} onCancel={onCancel} />
    </form>
  );
}
