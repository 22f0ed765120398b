// Brings the secret into an authenticator app, by picture, by link or by hand, and asks for a first code as proof.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf, useAct } from '../../lib/act.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { Copy } from './Copy.tsx';
import { proveSecondFactor } from './proof.ts';
import { Qr } from './Qr.tsx';

const secretOf = (address: string): string => new URL(address).searchParams.get('secret') ?? '';

export function Enrolment({
  address,
  onProven,
  onCancel,
}: {
  /** otpauth://… */
  address: string;
  onProven(): void;
  onCancel(): void;
}) {
  const { t } = useTranslation('govern');
  const [run, busy] = useAct();
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState<string>();
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.focus(), []);
  const secret = secretOf(address);
  const prove = (event: FormEvent) => {
    event.preventDefault();
    setWrong(undefined);
    void run(() => proveSecondFactor(code), {
      ended: onProven,
      wrong: (error) => {
        setWrong(sentenceOf(error));
        return true;
      },
    });
  };
  return (
    <form ref={box} className="sheet enrolment" onSubmit={prove} tabIndex={-1} noValidate aria-label={t('enrol')}>
      <Qr text={address} name={t('qr_name')} />
      <div className="form">
        <p>{t('enrol_lead')}</p>
        <div>
          <p className="label">{t('enrol_by_hand')}</p>
          <output className="secret">{secret.match(/.{1,4}/g)?.join(' ')}</output>
        </div>
        <div className="acts">
          <Copy text={secret} />
          <a className="btn bare" href={address}>
            {t('enrol_link')}
          </a>
        </div>
        <Field label={t('enrol_code')} wrong={wrong}>
          <input
            className="number"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={10}
          />
        </Field>
        <FormActs act={t('enrol_step')} busy={busy} onCancel={onCancel} />
      </div>
    </form>
  );
}
