// The first run: what the hospital is called, who looks after it here, and then straight to hearing, or to a file.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern, organizationKinds } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call, Refused } from '../../lib/call.ts';
import { queries } from '../../lib/queries.ts';
import { currentLanguage } from '../../lib/words.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { Alone } from './Alone.tsx';
import { Facilities, type FacilityDraft, names } from './Facilities.tsx';
import { startToken } from './token.ts';

type Kind = (typeof organizationKinds)[number];

export function Setup() {
  const { t } = useTranslation('start');
  const [step, setStep] = useState<'organization' | 'you'>('organization');
  const [organization, setOrganization] = useState({ name: '', otherNames: '', kind: 'charity' as Kind });
  const [facilities, setFacilities] = useState<FacilityDraft[]>([]);
  const [you, setYou] = useState({ name: '', email: '', password: '' });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [run, busy] = useAct();
  const navigate = useNavigate();
  const { hear } = useSearch({ strict: false }) as { hear?: string };

  const goOn = (event: FormEvent) => {
    event.preventDefault();
    if (!organization.name.trim()) return setWrong({ organization: t('name_missing') });
    setWrong({});
    setStep('you');
    window.scrollTo(0, 0);
  };

  const finish = (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(you.name.trim() ? {} : { name: t('your_name_missing') }),
      ...(/.+@.+\..+/.test(you.email) ? {} : { email: t('email_wrong') }),
      ...([...you.password].length >= 12 ? {} : { password: t('errors:password.short') }),
    };
    setWrong(missing);
    if (Object.keys(missing).length) return;
    void run(
      () =>
        call(govern.setUp, {
          body: {
            token: startToken(),
            organization: {
              name: organization.name,
              kind: organization.kind,
              otherNames: names(organization.otherNames),
              language: currentLanguage(),
              timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
            },
            facilities: facilities
              .filter((each) => each.name.trim())
              .map((each) => ({ name: each.name, otherNames: names(each.otherNames) })),
            administrator: { name: you.name, email: you.email, password: you.password },
          },
        }),
      {
        ended: () => {
          sessionStorage.removeItem('start-token');
          queries.clear();
          void navigate({ to: hear === 'file' ? '/connect/import' : '/hear' });
        },
        wrong: (error) => {
          const code = error instanceof Refused ? error.problem.code : '';
          if (!code.startsWith('password.')) return false;
          setWrong({ password: t(`errors:${code}`) });
          return true;
        },
      },
    );
  };

  return (
    <Alone>
      <h1>{step === 'organization' ? t('organization') : t('you')}</h1>
      <ol className="steps">
        {(['organization', 'you', 'hear_now'] as const).map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            {index + 1} {t(`step_${each}`)}
          </li>
        ))}
      </ol>
      {step === 'organization' ? (
        <form className="form" onSubmit={goOn} noValidate>
          <Field label={t('organization_name')} hint={t('organization_name_hint')} wrong={wrong.organization} required>
            <input
              value={organization.name}
              onChange={(event) => setOrganization({ ...organization, name: event.target.value })}
              autoComplete="organization"
              maxLength={160}
            />
          </Field>
          <Field label={t('other_names')} hint={t('other_names_hint')}>
            <input
              value={organization.otherNames}
              onChange={(event) => setOrganization({ ...organization, otherNames: event.target.value })}
            />
          </Field>
          <fieldset className="kinds">
            <legend>{t('kind')}</legend>
            {organizationKinds.map((kind) => (
              <label className="check" key={kind}>
                <input
                  type="radio"
                  name="kind"
                  checked={organization.kind === kind}
                  onChange={() => setOrganization({ ...organization, kind })}
                />
                {t(`kind_${kind}`)}
              </label>
            ))}
            <p className="hint">{t('kind_hint')}</p>
          </fieldset>
          <Facilities value={facilities} onChange={setFacilities} />
          <FormActs act={t('go_on')} />
        </form>
      ) : (
        <form className="form" onSubmit={finish} noValidate>
          <p className="hint">{t('you_hint')}</p>
          <Field label={t('your_name')} wrong={wrong.name} required>
            <input
              value={you.name}
              onChange={(event) => setYou({ ...you, name: event.target.value })}
              autoComplete="name"
              maxLength={120}
            />
          </Field>
          <Field label={t('email')} wrong={wrong.email} required>
            <input
              type="email"
              value={you.email}
              onChange={(event) => setYou({ ...you, email: event.target.value })}
              autoComplete="username"
              maxLength={200}
            />
          </Field>
          <Field label={t('password')} hint={t('password_hint')} wrong={wrong.password} required>
            <input
              type="password"
              value={you.password}
              onChange={(event) => setYou({ ...you, password: event.target.value })}
              autoComplete="new-password"
              maxLength={128}
            />
          </Field>
          <div className="acts">
            <Button look="main" type="submit" busy={busy}>
              {t('finish')}
            </Button>
            <Button look="bare" onClick={() => setStep('organization')}>
              {t('back')}
            </Button>
          </div>
        </form>
      )}
    </Alone>
  );
}
