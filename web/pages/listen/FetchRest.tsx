// Asks the network for what of a thread was not heard, and says plainly what came of it.
import { CloudSlashIcon } from '@phosphor-icons/react/dist/csr/CloudSlash';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { faultSentence } from '../connect/faults.ts';
import { useNetworkName } from './names.ts';

interface Props {
  id: string;
  network: string;
  completed: AnswerOf<typeof listen.getConversation>['completed'];
  onFetched(): void;
}

/** Networks that can be asked for a thread. */
const asked = new Set(['bluesky']);

export function FetchRest({ id, network, completed, onFetched }: Props) {
  const { t } = useTranslation('listen');
  const networkName = useNetworkName()(network);
  const [act, busy] = useAct();
  const [came, setCame] = useState<AnswerOf<typeof listen.fetchConversation>>();
  const fetch = () =>
    act(() => call(listen.fetchConversation, { params: { id } }), {
      ended: (answer) => {
        setCame(answer);
        onFetched();
      },
    });
  if (!asked.has(network)) return <p className="hint rest">{t('rest_heard', { network: networkName })}</p>;
  const said = came
    ? came.fault
      ? faultSentence(came.fault)
      : t('rest_added', { count: came.added, n: number(came.added) })
    : completed === 'fetched'
      ? t('rest_fetched', { network: networkName })
      : completed === 'failed'
        ? t('rest_failed', { network: networkName })
        : t('rest_stored');
  return (
    <div className="rest">
      <p role="status">
        {(came?.fault || (!came && completed === 'failed')) && <CloudSlashIcon className="i" aria-hidden="true" />}{' '}
        {said}
      </p>
      <Button busy={busy} onClick={fetch}>
        {completed === 'stored' && !came ? t('rest_step', { network: networkName }) : t('rest_again')}
      </Button>
    </div>
  );
}
