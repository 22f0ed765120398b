// A mailbox of ours: its address and password; the servers are guessed from the address and can be corrected.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';
import { guessedServers, MailServer, type Server } from './MailServer.tsx';
import { SecretField } from './SecretField.tsx';
import { faultBehind, useSignIn } from './sign-in.ts';

type Wrong = { address?: string; password?: string; imap?: string; smtp?: string };

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

const isWhole = ({ host, port }: Server) => host.trim() !== '' && port > 0;

export function AddAccountMail() {
  const { t } = useTranslation('connect');
  const [address, setAddress] = useState('');
  const [user, setUser] = useState<string>();
  const [password, setPassword] = useState('');
  const [imap, setImap] = useState<Server>();
  const [smtp, setSmtp] = useState<Server>();
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const guessed = guessedServers(address);
  const servers = { imap: imap ?? guessed.imap, smtp: smtp ?? guessed.smtp };

  /** A fault names the host it happened at; where both have one name, the mailbox is tried first. */
  const fieldOf = ({ code, host }: ReturnType<typeof faultBehind>): keyof Wrong => {
    if (code === 'mail_password') return 'password';
    if (host && host === servers.imap.host) return 'imap';
    return host && host === servers.smtp.host ? 'smtp' : 'address';
  };
  const { trying, withPassword } = useSignIn((error) => {
    const field = fieldOf(faultBehind(error));
    if (field === 'imap' || field === 'smtp') setOpened(true);
    setWrong({ [field]: refusalSentence(error) });
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    const typed = address.trim();
    const lacking: Wrong = {
      ...(looksLikeAddress(typed) ? {} : { address: t('mail_address_missing') }),
      ...(password ? {} : { password: t('password_missing') }),
      ...(isWhole(servers.imap) || !looksLikeAddress(typed) ? {} : { imap: t('host_missing') }),
      ...(isWhole(servers.smtp) || !looksLikeAddress(typed) ? {} : { smtp: t('host_missing') }),
    };
    setWrong(lacking);
    if (lacking.imap || lacking.smtp) setOpened(true);
    if (Object.keys(lacking).length > 0) return;
    const trimmed = (server: Server) => ({ ...server, host: server.host.trim() });
    const settings = {
      connector: 'mail' as const,
      address: typed,
      user: user?.trim() || typed,
      imap: trimmed(servers.imap),
      smtp: trimmed(servers.smtp),
      folder: 'INBOX',
    };
    void withPassword({ facilityId, settings }, password);
  };
  return (
    <form className="form" onSubmit={send} noValidate>
      <Field label={t('mail_address')} wrong={wrong.address} required>
        <input
          type="email"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={254}
        />
      </Field>
      <SecretField hint={t('mail_password_hint')} wrong={wrong.password} value={password} onChange={setPassword} />
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t('mail_servers')}</summary>
        <div className="form inside">
          <p className="hint">{t('mail_servers_hint')}</p>
          <Field label={t('user')} hint={t('mail_user_hint')}>
            <input
              value={user ?? address}
              onChange={(event) => setUser(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
            />
          </Field>
          <MailServer name={t('imap')} value={servers.imap} onChange={setImap} wrong={wrong.imap} />
          <MailServer name={t('smtp')} value={servers.smtp} onChange={setSmtp} wrong={wrong.smtp} />
        </div>
      </details>
      <FormActs act={t('connect_mailbox')} busy={trying} />
    </form>
  );
}
