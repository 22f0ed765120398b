// The last step of the first run: hear now. The public stream, a feed, a file, or the demonstration.
import { BroadcastIcon } from '@phosphor-icons/react/dist/csr/Broadcast';
import { FileArrowUpIcon } from '@phosphor-icons/react/dist/csr/FileArrowUp';
import { RssIcon } from '@phosphor-icons/react/dist/csr/Rss';
import { SunHorizonIcon } from '@phosphor-icons/react/dist/csr/SunHorizon';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { govern } from '../../../contract/govern.ts';
import { sentenceOf, useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { queries } from '../../lib/queries.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import './start.css';

export function HearNow() {
  const { t } = useTranslation('start');
  const me = useMe();
  const navigate = useNavigate();
  const [stream, streaming] = useAct();
  const [load, loading] = useAct();
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [busy, setBusy] = useState(false);

  const hearBluesky = () =>
    stream(() => call(connect.addChannel, { body: { settings: { connector: 'bluesky', source: 'jetstream' } } }), {
      ended: () => void navigate({ to: '/listen', search: {} }),
    });
  const hearFeed = async (event: FormEvent) => {
    event.preventDefault();
    setWrong(undefined);
    setBusy(true);
    try {
      const url = /^https?:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`;
      await call(connect.addChannel, { body: { settings: { connector: 'feeds', address: url } } });
      void navigate({ to: '/listen', search: {} });
    } catch (error) {
      setWrong(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="page">
      <h1>{t('hear_now', { organization: me.organization.name })}</h1>
      <p className="lead">{t('hear_now_lead')}</p>
      <ul className="rows ways">
        <li>
          <h2>
            <BroadcastIcon className="i" aria-hidden="true" /> {t('bluesky')}
          </h2>
          <p>{t('bluesky_lead')}</p>
          <Button look="main" busy={streaming} onClick={hearBluesky}>
            {t('bluesky_step')}
          </Button>
        </li>
        <li>
          <h2>
            <RssIcon className="i" aria-hidden="true" /> {t('feed')}
          </h2>
          <p>{t('feed_lead')}</p>
          <form className="inline" onSubmit={hearFeed} noValidate>
            <Field label={t('feed_address')} wrong={wrong}>
              <AddressBox value={address} onChange={setAddress} />
            </Field>
            <Button type="submit" busy={busy}>
              {t('feed_step')}
            </Button>
          </form>
        </li>
        <li>
          <h2>
            <FileArrowUpIcon className="i" aria-hidden="true" /> {t('file')}
          </h2>
          <p>{t('file_lead')}</p>
          <Link className="btn" to="/connect/import">
            {t('file_step')}
          </Link>
        </li>
        {!me.organization.demonstration && (
          <li>
            <h2>
              <SunHorizonIcon className="i" aria-hidden="true" /> {t('look')}
            </h2>
            <p>{t('look_lead')}</p>
            <Button
              busy={loading}
              onClick={() =>
                load(() => call(govern.loadDemonstration, { body: {} }), {
                  ended: () => queries.resetQueries().then(() => navigate({ to: '/today' })),
                })
              }
            >
              {t('look_step')}
            </Button>
          </li>
        )}
      </ul>
      {!me.person.secondFactor && (
        <p className="hint">
          {t('second_factor_offer')} <Link to="/account">{t('second_factor_step')}</Link>
        </p>
      )}
      <p>
        <Link to="/today">{t('later')}</Link>
      </p>
    </div>
  );
}
