// The programs we tell what happens here: added (the secret shown once), tried, paused, removed, and what each was told.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { useMay } from '../../lib/me.ts';
import { reading, woken } from '../../lib/queries.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { ShownOnce } from '../govern/ShownOnce.tsx';
import { Back } from './Back.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import { useRowKeys } from './row-keys.ts';
import { WebhookRow } from './WebhookRow.tsx';
import './connect.css';
import './said.css';
import '../govern/govern.css';

export function Webhooks() {
  const { t } = useTranslation('connect');
  useTitle(t('webhooks'));
  useRowKeys();
  const may = useMay('channels.write');
  const query = useQuery({ ...reading(connect.findWebhooks, {}, ['channels', 'deliveries']), enabled: may });
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const webhooks = query.data?.webhooks ?? [];
  const add = (
    <Button look="main" onClick={() => setAdding(true)}>
      {t('webhook_add')}
    </Button>
  );
  return (
    <div className="page connect govern">
      <Back />
      <header className="title">
        <h1>{t('webhooks')}</h1>
        {may && !adding && !made && webhooks.length > 0 && <div className="acts">{add}</div>}
      </header>
      <p className="lead">{may ? t('webhooks_lead') : t('webhooks_not')}</p>
      {adding && (
        <NewWebhook
          onCancel={() => setAdding(false)}
          onMade={({ name }, secret) => {
            setAdding(false);
            setMade({ name, secret });
            woken('channels');
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={t('webhook_made', { name: made.name })}
          lead={t('webhook_made_lead')}
          secret={made.secret}
          onDone={() => setMade(undefined)}
        />
      )}
      {may && query.isPending && <Loading />}
      {query.isError && <Wrong error={query.error} again={() => void query.refetch()} />}
      {query.data && webhooks.length === 0 && !adding && !made && <Empty step={add}>{t('webhooks_empty')}</Empty>}
      <ul className="rows" aria-label={t('webhooks')}>
        {webhooks.map((each) => (
          <WebhookRow key={each.id} of={each} />
        ))}
      </ul>
    </div>
  );
}
