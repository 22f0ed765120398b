// The middle and the right pane: the conversation whole, with our answers; the draft and the check; the person and the context.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { respond } from '../../../contract/respond.ts';
import { useMay } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { Loading, Wrong } from '../../parts/States.tsx';
import { useWoken } from '../listen/woken.ts';
import { Context } from './Context.tsx';
import { useDraft } from './draft.ts';
import { Head } from './Head.tsx';
import { usePresence } from './presence.ts';
import { Said } from './Said.tsx';
import { Write } from './Write.tsx';

export function Talk({ id, onBack }: { id: string; onBack(): void }) {
  const { t } = useTranslation('respond');
  const opened = useQuery(reading(respond.getThread, { params: { id } }, ['threads', 'deliveries']));
  const { refetch } = opened;
  useWoken('posts', 3000, () => refetch());
  if (opened.isPending)
    return (
      <article className="talk">
        <Loading />
      </article>
    );
  if (opened.isError)
    return (
      <article className="talk">
        <Wrong error={opened.error} again={() => void refetch()} />
        <button type="button" className="btn" onClick={onBack}>
          {t('queue')}
        </button>
      </article>
    );
  return <Opened {...opened.data} onBack={onBack} again={() => refetch()} />;
}

type OpenThread = import('../../../contract/respond.ts').OpenThread;

function Opened({ onBack, again, ...opened }: OpenThread & { onBack(): void; again(): Promise<unknown> }) {
  const mayAnswer = useMay('replies.write');
  const draft = useDraft(opened.thread.id, opened.draft, mayAnswer);
  usePresence(opened.thread.id, draft.text);
  return (
    <>
      <article className="talk" aria-labelledby="talk-head">
        <Head thread={opened.thread} onBack={onBack} />
        <Said opened={opened} />
      </article>
      <Context opened={opened} />
      {mayAnswer && <Write opened={opened} draft={draft} again={again} />}
    </>
  );
}
