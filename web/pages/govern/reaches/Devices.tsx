// Phones and browsers that show alerts: let this one, try one, remove one.
import { useTranslation } from 'react-i18next';
import { notifyRoutes } from '../../../../contract/notify.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { useMe } from '../../../lib/me.ts';
import { woken } from '../../../lib/queries.ts';
import { when } from '../../../lib/time.ts';
import { say, sayWrong } from '../../../lib/toasts.ts';
import { Button } from '../../../parts/Button.tsx';
import { browserName, deviceName } from '../device-name.ts';
import type { Own } from './Reaches.tsx';
import { canPush, subscribe } from './subscribe.ts';

export function Devices({ own }: { own: Own }) {
  const { t } = useTranslation('notify');
  const zone = useMe().organization.timeZone;
  const [run, busy] = useAct();
  const add = () =>
    run(async () => {
      const got = await subscribe(own.pushKey);
      if (got === 'denied' || got === 'failed') return sayWrong(t(`device_${got}`));
      const agent = navigator.userAgent;
      const name = t('device_name', { browser: browserName(agent), system: deviceName(agent) || '?' });
      await call(notifyRoutes.addDevice, { body: { name, ...got } });
      woken('notices');
      say(t('device_added'));
    });
  const tryOne = (deviceId: string) =>
    run(() => call(notifyRoutes.tryNotification, { body: { deviceId } }), {
      ended({ fault }) {
        if (fault) sayWrong(t(`fault_${fault.code}` as 'fault_push_gone', fault.values));
        else say(t('tried'));
        woken('notices');
      },
    });
  return (
    <div className="choice devices">
      <h3 className="label">{t('devices')}</h3>
      <p className="hint">{t('devices_lead')}</p>
      {own.devices.length > 0 && (
        <ul className="rows narrow">
          {own.devices.map((device) => (
            <li key={device.id} className="stand-in">
              <span>
                {device.name}
                <span className="hint">
                  {' '}
                  {device.reachedAt
                    ? t('device_reached', { time: when(device.reachedAt, zone) })
                    : t('device_since', { time: when(device.createdAt, zone) })}
                </span>
                {device.fault && (
                  <span className="wrong-line">
                    {' '}
                    {t(`fault_${device.fault.code}` as 'fault_push_gone', device.fault.values)}
                  </span>
                )}
              </span>
              <span className="acts">
                <Button look="bare" busy={busy} onClick={() => void tryOne(device.id)}>
                  {t('try')}
                </Button>
                <Button
                  look="bare"
                  busy={busy}
                  onClick={() =>
                    void run(() => call(notifyRoutes.removeDevice, { params: { id: device.id } }), {
                      done: t('device_removed', { name: device.name }),
                      ended: () => woken('notices'),
                    })
                  }
                >
                  {t('device_remove')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button busy={busy} not={canPush() ? undefined : t('device_cannot')} onClick={() => void add()}>
        {t('device_add')}
      </Button>
    </div>
  );
}
