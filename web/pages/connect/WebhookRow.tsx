// One program we tell: how it takes what it is told, and what can be done with it.
import { BroadcastIcon } from '@phosphor-icons/react/dist/csr/Broadcast';
import { PauseIcon } from '@phosphor-icons/react/dist/csr/Pause';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect, type Webhook } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { counted } from './counted.ts';
import { eventName } from './event-name.ts';
import { WebhookMessages } from './WebhookMessages.tsx';

const readAgain = () => woken('channels');

export function WebhookRow({ of }: { of: Webhook }) {
  const { t } = useTranslation('connect');
  const [open, setOpen] = useState(false);
  const log = useId();
  const title = useId();
  const Icon = of.pausedAt ? PauseIcon : BroadcastIcon;
  return (
    <li className="webhook" data-row="" tabIndex={-1} aria-labelledby={title}>
      <div className="channel">
        <div>
          <h2 id={title}>{of.name}</h2>
          <p className="meta">
            <span className="flag">
              <Icon className="i s" aria-hidden="true" />
              {t(of.pausedAt ? 'state_paused' : 'webhook_telling')}
            </span>
            <span className="address">{of.address}</span>
            <span>{of.events.map(eventName).join(', ')}</span>
          </p>
        </div>
        <p className="figures">
          <span>{t('webhook_taken', counted(of.taken))}</span>
          {of.waiting > 0 && <span className="few">{t('webhook_waiting', counted(of.waiting))}</span>}
          {of.givenUp > 0 && <span className="few">{t('webhook_given_up', counted(of.givenUp))}</span>}
        </p>
      </div>
      <Acts of={of} open={open} log={log} onOpen={setOpen} />
      <div id={log} hidden={!open}>
        {open && <WebhookMessages of={of} />}
      </div>
    </li>
  );
}

interface ActsProps {
  of: Webhook;
  open: boolean;
  /** The id of what it opens. */
  log: string;
  onOpen(open: boolean): void;
}

function Acts({ of, open, log, onOpen }: ActsProps) {
  const { t } = useTranslation('connect');
  const [run, busy] = useAct();
  const [removing, setRemoving] = useState(false);
  const params = { id: of.id };
  const resume = () => call(connect.resumeWebhook, { params }).then(readAgain);
  const pause = () => call(connect.pauseWebhook, { params }).then(readAgain);
  const tryIt = () =>
    run(() => call(connect.tryWebhook, { params }), {
      ended: () => {
        woken('deliveries');
        onOpen(true);
      },
    });
  const remove = () =>
    run(() => call(connect.removeWebhook, { params }), {
      done: t('webhook_removed', { name: of.name }),
      ended: readAgain,
    }).finally(() => setRemoving(false));
  return (
    <div className="acts">
      <Button aria-expanded={open} aria-controls={log} onClick={() => onOpen(!open)}>
        {t('webhook_log')}
      </Button>
      {!of.pausedAt && (
        <Button busy={busy} onClick={tryIt}>
          {t('webhook_try')}
        </Button>
      )}
      {of.pausedAt ? (
        <Button busy={busy} onClick={() => run(resume, { done: t('webhook_resumed', { name: of.name }), undo: pause })}>
          {t('webhook_resume')}
        </Button>
      ) : (
        <Button
          look="bare"
          busy={busy}
          onClick={() => run(pause, { done: t('paused', { name: of.name }), undo: resume })}
        >
          {t('pause')}
        </Button>
      )}
      <Button look="bare" onClick={() => setRemoving(true)}>
        {t('webhook_remove')}
      </Button>
      {removing && (
        <Dialog open onClose={() => setRemoving(false)} title={t('webhook_remove_title', { name: of.name })}>
          <p>{t('webhook_remove_lead')}</p>
          <FormActs
            act={t('webhook_remove')}
            look="stop"
            busy={busy}
            onAct={remove}
            onCancel={() => setRemoving(false)}
          />
        </Dialog>
      )}
    </div>
  );
}
