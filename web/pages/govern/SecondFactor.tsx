// The second factor: set up with an authenticator, proven by a code, taken off; backup codes shown once.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../lib/act.ts';
import { meQuery } from '../../lib/me.ts';
import { queries, woken } from '../../lib/queries.ts';
import { Button } from '../../parts/Button.tsx';
import { BackupCodes } from './BackupCodes.tsx';
import { Enrolment } from './Enrolment.tsx';
import { PasswordFirst } from './PasswordFirst.tsx';
import { beginSecondFactor, endSecondFactor, hasAuthenticator, renewBackupCodes } from './proof.ts';

type Step =
  | { is: 'rest' }
  | { is: 'asks'; for: 'on' | 'off' | 'codes' }
  | { is: 'enrols'; address: string; codes: string[] }
  | { is: 'codes'; codes: string[] };

const authenticatorQuery = { queryKey: ['authenticator'], queryFn: hasAuthenticator };

export function SecondFactor() {
  const { t } = useTranslation('govern');
  const [run, busy] = useAct();
  const [step, setStep] = useState<Step>({ is: 'rest' });
  const on = useQuery(authenticatorQuery).data;
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: meQuery.queryKey });
    void queries.invalidateQueries({ queryKey: authenticatorQuery.queryKey });
    woken('people');
  };
  const rest = () => setStep({ is: 'rest' });

  const acts = {
    on: async (password: string) => {
      const { totpURI, backupCodes } = await beginSecondFactor(password);
      setStep({ is: 'enrols', address: totpURI, codes: backupCodes });
    },
    off: async (password: string) => {
      await endSecondFactor(password);
      readAgain();
      rest();
    },
    codes: async (password: string) => {
      const { backupCodes } = await renewBackupCodes(password);
      setStep({ is: 'codes', codes: backupCodes });
    },
  };

  if (on === undefined) return null;
  return (
    <section aria-labelledby="second">
      <div className="head">
        <h2 id="second">{t('start:second_factor')}</h2>
      </div>
      <p className="after-head flag">
        {on ? <CheckIcon className="i s" aria-hidden="true" /> : <MinusCircleIcon className="i s" aria-hidden="true" />}
        {on ? t('second_factor_is_on') : t('second_factor_is_off')}
      </p>
      <p className="quiet">{on ? t('second_factor_on_lead') : t('second_factor_off_lead')}</p>
      {step.is === 'rest' && (
        <div className="acts after-head">
          {on ? (
            <>
              <Button onClick={() => setStep({ is: 'asks', for: 'codes' })}>{t('codes_renew')}</Button>
              <Button look="bare" onClick={() => setStep({ is: 'asks', for: 'off' })}>
                {t('second_factor_end')}
              </Button>
            </>
          ) : (
            <Button onClick={() => setStep({ is: 'asks', for: 'on' })}>{t('second_factor_begin')}</Button>
          )}
        </div>
      )}
      {step.is === 'asks' && (
        <PasswordFirst
          act={t({ on: 'second_factor_begin', off: 'second_factor_end', codes: 'codes_renew' }[step.for])}
          busy={busy}
          onCancel={rest}
          onPassword={(password, wrong) => run(() => acts[step.for](password), { wrong })}
        />
      )}
      {step.is === 'enrols' && (
        <Enrolment
          address={step.address}
          onCancel={rest}
          onProven={() => {
            readAgain();
            setStep({ is: 'codes', codes: step.codes });
          }}
        />
      )}
      {step.is === 'codes' && <BackupCodes codes={step.codes} onDone={rest} />}
    </section>
  );
}
