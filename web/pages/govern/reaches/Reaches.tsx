// What reaches you: events and ways, quiet hours, phones and browsers.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { noticeEvents, notifyRoutes, type QuietHours, type Way, ways } from '../../../../contract/notify.ts';
import type { AnswerOf } from '../../../../contract/route.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { queries, reading, woken } from '../../../lib/queries.ts';
import { sayWrong } from '../../../lib/toasts.ts';
import { Button } from '../../../parts/Button.tsx';
import { Loading, Wrong } from '../../../parts/States.tsx';
import { Devices } from './Devices.tsx';
import { QuietTimes } from './QuietTimes.tsx';

export type Own = AnswerOf<typeof notifyRoutes.getNotifications>;
type Choices = Own['choices'];

const ownQuery = reading(notifyRoutes.getNotifications, {}, ['notices']);

export function Reaches() {
  const { t } = useTranslation('notify');
  const own = useQuery(ownQuery);
  return (
    <section aria-labelledby="reaches">
      <div className="head">
        <h2 id="reaches">{t('what_reaches_you')}</h2>
      </div>
      <p className="after-head quiet">{t('reaches_lead')}</p>
      {own.isPending ? (
        <Loading />
      ) : own.isError ? (
        <Wrong error={own.error} again={() => void own.refetch()} />
      ) : (
        <Body own={own.data} />
      )}
    </section>
  );
}

function Body({ own }: { own: Own }) {
  const { t } = useTranslation('notify');
  const [run, busy] = useAct();
  const save = (choices: Choices, quiet: QuietHours | null) => {
    const { choices: before, quiet: quietBefore } = own;
    // Shown at once; what the server refuses is read again.
    const put = async (body: { choices: Choices; quiet: QuietHours | null }) => {
      queries.setQueryData(ownQuery.queryKey, { ...own, ...body });
      await call(notifyRoutes.setNotifications, { body }).catch((error) => {
        woken('notices');
        throw error;
      });
    };
    void run(() => put({ choices, quiet }), {
      done: t('saved'),
      undo: () => put({ choices: before, quiet: quietBefore }),
    });
  };
  const set = (event: keyof Choices, way: Way, on: boolean) => {
    const chosen = own.choices[event] ?? [];
    const next = ways.filter((each) => (each === way ? on : chosen.includes(each)));
    save({ ...own.choices, [event]: next }, own.quiet);
  };
  return (
    <>
      <div className="scrolls after-head">
        <table className="reaches">
          <thead>
            <tr>
              <th scope="col">{t('event')}</th>
              {ways.map((way) => (
                <th scope="col" key={way}>
                  {t(`way_${way}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {noticeEvents.map((event) => (
              <tr key={event}>
                <th scope="row">{t(`event_${event}`)}</th>
                {ways.map((way) => (
                  <td key={way}>
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={own.choices[event]?.includes(way) ?? false}
                        aria-label={`${t(`event_${event}`)}: ${t(`way_${way}`)}`}
                        onChange={({ target }) => set(event, way, target.checked)}
                      />
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {own.mail ? (
        <div className="acts after-head">
          <Button
            busy={busy}
            onClick={() =>
              void run(() => call(notifyRoutes.tryNotification, { body: {} }), {
                ended: ({ fault }) => fault && sayWrong(t(`fault_${fault.code}` as 'fault_mail_none', fault.values)),
              })
            }
          >
            {t('try_mail')}
          </Button>
        </div>
      ) : (
        <p className="hint after-head">{t('mail_off')}</p>
      )}
      <QuietTimes quiet={own.quiet} onChange={(quiet) => save(own.choices, quiet)} />
      <Devices own={own} />
    </>
  );
}
