// What another program was told, newest first, and whether it took it; each can be sent once more.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { connect, type Webhook, type webhookMessage } from '../../../contract/connect.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMe } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { lasting, when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Loading, Wrong } from '../../parts/States.tsx';
import { WideTable } from '../../parts/WideTable.tsx';
import { useNow } from './beat.ts';
import { counted } from './counted.ts';
import { eventName } from './event-name.ts';
import { tellingSentence } from './faults.ts';

type Message = z.output<typeof webhookMessage>;

export function WebhookMessages({ of }: { of: Webhook }) {
  const { t } = useTranslation('connect');
  const messages = useInfiniteQuery({
    queryKey: [connect.findWebhookMessages.path, of.id, ['channels', 'deliveries']],
    queryFn: ({ pageParam, signal }) =>
      call(
        connect.findWebhookMessages,
        { params: { id: of.id }, query: pageParam ? { before: pageParam } : {} },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = messages.data?.pages.flatMap((page) => page.messages) ?? [];
  if (messages.isPending) return <Loading />;
  if (messages.isError) return <Wrong error={messages.error} again={() => void messages.refetch()} />;
  if (rows.length === 0) return <p className="quiet after-head">{t('webhook_log_empty')}</p>;
  return (
    <div className="stack-s after-head">
      <WideTable
        name={t('webhook_log_of', { name: of.name })}
        heads={[t('webhook_told'), t('webhook_became')]}
        acts
        className="messages"
      >
        {rows.map((each) => (
          <Row key={each.id} of={each} />
        ))}
      </WideTable>
      {messages.hasNextPage && (
        <Button busy={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </div>
  );
}

function Row({ of }: { of: Message }) {
  const { t } = useTranslation('connect');
  const zone = useMe().organization.timeZone;
  const now = useNow();
  const [run, busy] = useAct();
  const left = of.nextTryAt ? Math.round((Date.parse(of.nextTryAt) - now) / 1000) : 0;
  const replay = () =>
    run(() => call(connect.replayWebhookMessage, { params: { id: of.id } }), { ended: () => woken('deliveries') });
  return (
    <tr>
      <th scope="row">
        {eventName(of.event)}
        <p className="meta">
          <time dateTime={of.createdAt}>{when(of.createdAt, zone)}</time>
        </p>
      </th>
      <td>
        {t(`message_${of.state}`)}
        <p className="meta">
          {of.tries > 0 && <span>{t('message_tries', counted(of.tries))}</span>}
          {of.status !== null && <span>{t('message_status', { status: of.status })}</span>}
          {left > 0 && <span>{t('next_try', { time: lasting(left) })}</span>}
        </p>
        {of.state !== 'taken' && of.fault && <p className="quiet">{tellingSentence(of.fault)}</p>}
      </td>
      <td className="r">
        {of.state !== 'waiting' && (
          <Button look="bare" busy={busy} onClick={replay}>
            {t('message_replay')}
          </Button>
        )}
      </td>
    </tr>
  );
}
