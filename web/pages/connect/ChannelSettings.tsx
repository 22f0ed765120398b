// A channel's name, facility and settings.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Channel, connect } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { addressTyped, sitesIn } from './address.ts';
import { FacilityChoice } from './FacilityChoice.tsx';
import { refusalSentence } from './faults.ts';
import { HowOften } from './HowOften.tsx';
import { MastodonStreams } from './MastodonStreams.tsx';

export function ChannelSettings({ channel }: { channel: Channel }) {
  const { t } = useTranslation('connect');
  const [run, busy] = useAct();
  const [name, setName] = useState(channel.name);
  const [facilityId, setFacilityId] = useState(channel.facilityId);
  const [settings, setSettings] = useState(channel.settings);
  const [wrong, setWrong] = useState<{ name?: string; address?: string }>({});
  const before = { name: channel.name, facilityId: channel.facilityId, settings: channel.settings };
  const changed = JSON.stringify({ name: name.trim(), facilityId, settings }) !== JSON.stringify(before);
  const others = JSON.stringify(settings) !== JSON.stringify(channel.settings);
  // Settings that stay are not sent, since they would be tried on the network once more.
  const send = ({ settings: given, ...rest }: typeof before) =>
    call(connect.updateChannel, {
      params: { id: channel.id },
      body: others ? { ...rest, settings: given } : rest,
    }).finally(() => woken('channels'));

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setWrong({ name: t('name_missing') });
    setWrong({});
    const next =
      settings.connector === 'feeds'
        ? { ...settings, address: addressTyped(settings.address) }
        : settings.connector === 'bluesky' && settings.source === 'firehose' && settings.server
          ? { ...settings, server: addressTyped(settings.server) }
          : settings.connector === 'webmention'
            ? { ...settings, sites: sitesIn(settings.sites.join(' ')) }
            : settings;
    void run(() => send({ name: name.trim(), facilityId, settings: next }), {
      done: t('saved'),
      ended: (saved) => {
        setName(saved.name);
        setSettings(saved.settings);
      },
      undo: () =>
        send(before).then(() => {
          setName(before.name);
          setFacilityId(before.facilityId);
          setSettings(before.settings);
        }),
      wrong: (error) => {
        const own = others && settings.connector !== 'wordpress';
        if (own) setWrong({ address: refusalSentence(error) });
        return own;
      },
    });
  };

  return (
    <section aria-labelledby="settings">
      <div className="head">
        <h2 id="settings">{t('settings')}</h2>
      </div>
      <form className="form after-head" onSubmit={save} noValidate>
        <Field label={t('name')} wrong={wrong.name}>
          <input value={name} onChange={(event) => setName(event.target.value)} maxLength={160} />
        </Field>
        {settings.connector === 'feeds' && (
          <>
            <Field label={t('feed_address')} wrong={wrong.address}>
              <AddressBox value={settings.address} onChange={(address) => setSettings({ ...settings, address })} />
            </Field>
            <HowOften
              value={settings.everyMinutes}
              onChange={(everyMinutes) => setSettings({ ...settings, everyMinutes })}
            />
          </>
        )}
        {settings.connector === 'bluesky' && settings.source === 'firehose' && (
          <Field label={t('server_address')} wrong={wrong.address}>
            <AddressBox
              value={settings.server ?? ''}
              onChange={(server) => setSettings({ ...settings, server })}
              maxLength={300}
            />
          </Field>
        )}
        {settings.connector === 'mastodon' && (
          <MastodonStreams value={settings} onChange={setSettings} wrong={wrong.address} />
        )}
        {settings.connector === 'webmention' && (
          <Field label={t('mentions:sites')} hint={t('mentions:sites_hint')} wrong={wrong.address}>
            <input
              value={settings.sites.join(' ')}
              onChange={(event) => setSettings({ ...settings, sites: event.target.value.split(' ').slice(0, 20) })}
              autoCapitalize="none"
              spellCheck={false}
              inputMode="url"
              maxLength={2000}
            />
          </Field>
        )}
        {settings.connector === 'wordpress' && (
          <HowOften
            value={settings.everyMinutes}
            onChange={(everyMinutes) => setSettings({ ...settings, everyMinutes })}
          />
        )}
        {settings.connector === 'mail' && (
          <Field label={t('mail_folder')} hint={t('mail_folder_hint')} wrong={wrong.address}>
            <input
              value={settings.folder}
              onChange={(event) => setSettings({ ...settings, folder: event.target.value })}
              spellCheck={false}
              maxLength={200}
            />
          </Field>
        )}
        <FacilityChoice value={facilityId} onChange={setFacilityId} hint={t('facility_hint')} />
        <FormActs act={t('app:save')} look="plain" busy={busy} not={changed ? undefined : t('nothing_changed')} />
      </form>
    </section>
  );
}
