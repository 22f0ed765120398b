// A mail server: host, port, and how the connection is encrypted.
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/Field.tsx';

export interface Server {
  host: string;
  port: number;
  security: 'tls' | 'starttls';
}

/** Where most providers have them; without a domain yet, nowhere. */
export function guessedServers(address: string): { imap: Server; smtp: Server } {
  const domain = address.trim().split('@')[1]?.toLowerCase() ?? '';
  const host = (kind: string) => (domain ? `${kind}.${domain}` : '');
  return {
    imap: { host: host('imap'), port: 993, security: 'tls' },
    smtp: { host: host('smtp'), port: 465, security: 'tls' },
  };
}

/** The usual port moves along with the encryption, as long as nobody typed another. */
const ports: Record<number, number> = { 993: 143, 143: 993, 465: 587, 587: 465 };

interface Props {
  name: string;
  value: Server;
  onChange(next: Server): void;
  wrong?: string | undefined;
}

export function MailServer({ name, value, onChange, wrong }: Props) {
  const { t } = useTranslation('connect');
  const { host, port, security } = value;
  return (
    <fieldset>
      <legend className="label">{name}</legend>
      <div className="line-form">
        <Field label={t('host')} wrong={wrong}>
          <input
            value={host}
            onChange={(event) => onChange({ ...value, host: event.target.value })}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={253}
          />
        </Field>
        <Field label={t('port')}>
          <input
            type="number"
            min={1}
            max={65_535}
            value={port || ''}
            onChange={(event) => onChange({ ...value, port: Math.min(65_535, Number(event.target.value) || 0) })}
          />
        </Field>
        <Field label={t('encryption')}>
          <select
            value={security}
            onChange={(event) =>
              onChange({ host, security: event.target.value as Server['security'], port: ports[port] ?? port })
            }
          >
            <option value="tls">{t('encryption_tls')}</option>
            <option value="starttls">{t('encryption_starttls')}</option>
          </select>
        </Field>
      </div>
    </fieldset>
  );
}
