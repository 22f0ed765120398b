// Another secret for the program behind a channel; the one before no longer counts.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Channel, connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { Button } from '../../parts/Button.tsx';
import { hookOf } from './address.ts';
import { ProgramSecret } from './ProgramSecret.tsx';

export function ChangeSecret({ channel }: { channel: Channel }) {
  const { t } = useTranslation('connect');
  const [run, busy] = useAct();
  const [secret, setSecret] = useState<string>();
  const change = () =>
    run(() => call(connect.changeWebhookSecret, { params: { id: channel.id } }), {
      ended: (made) => setSecret(made.secret),
    });
  return (
    <section aria-labelledby="secret">
      <div className="head">
        <h2 id="secret">{t('program_secret')}</h2>
      </div>
      {!secret && (
        <>
          <p className="after-head">{t('program_change_lead')}</p>
          <div className="acts after-head">
            <Button busy={busy} onClick={change}>
              {t('program_change')}
            </Button>
          </div>
        </>
      )}
      {secret && (
        <div className="after-head">
          <ProgramSecret address={hookOf(channel.id)} secret={secret} onDone={() => setSecret(undefined)} />
        </div>
      )}
    </section>
  );
}
