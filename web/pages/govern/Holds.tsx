// Legal holds: what is kept for the law, since when, and why; placed and released.
import { ScalesIcon } from '@phosphor-icons/react/dist/csr/Scales';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { govern, type hold as holdShape } from '../../../contract/govern.ts';
import { listen } from '../../../contract/listen.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { reading, woken } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty } from '../../parts/States.tsx';
import { counted } from '../connect/counted.ts';
import { PlaceHold } from './PlaceHold.tsx';

export type Hold = z.output<typeof holdShape>;

export function Holds({ holds }: { holds: Hold[] }) {
  const { t } = useTranslation('govern');
  const may = useMay('holds.write');
  const { covers, subject } = useSearch({ strict: false }) as { covers?: string; subject?: string };
  const [placing, setPlacing] = useState(Boolean(covers));
  const open = holds.filter(({ releasedAt }) => !releasedAt);
  const released = holds.filter(({ releasedAt }) => releasedAt);
  const place = may && !placing && <Button onClick={() => setPlacing(true)}>{t('hold_place')}</Button>;
  return (
    <section aria-labelledby="holds">
      <div className="head">
        <h2 id="holds">{t('holds')}</h2>
        {open.length > 0 && place}
      </div>
      {placing && may && <PlaceHold covers={covers} subject={subject} onDone={() => setPlacing(false)} />}
      {open.length === 0 && !placing && <Empty step={place}>{t('holds_empty')}</Empty>}
      <ul className="rows">
        {open.map((each) => (
          <Row key={each.id} hold={each} />
        ))}
      </ul>
      {released.length > 0 && (
        <details className="read-as">
          <summary>{t('holds_released', counted(released.length))}</summary>
          <ul className="rows">
            {released.map((each) => (
              <Row key={each.id} hold={each} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Row({ hold }: { hold: Hold }) {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const may = useMay('holds.write');
  const [run, busy] = useAct();
  const heard = <T,>(answer: Promise<T>) => answer.finally(() => woken('organization'));
  const release = () =>
    run(() => heard(call(govern.releaseHold, { params: { id: hold.id } })), {
      done: t('hold_released'),
      undo: () =>
        heard(
          call(govern.placeHold, {
            body: { reason: hold.reason, covers: hold.covers, subjectId: hold.subjectId },
          }),
        ),
    });
  return (
    <li className="channel">
      <div>
        <h3>{hold.reason}</h3>
        <p className="meta">
          <span className="flag">
            <ScalesIcon className="i s" aria-hidden="true" />
            {t(`covers_${hold.covers}`)}
          </span>
          <Subject hold={hold} />
          <span>{t('held_since', { time: when(hold.placedAt, organization.timeZone) })}</span>
          {hold.releasedAt && <span>{t('released_at', { time: when(hold.releasedAt, organization.timeZone) })}</span>}
        </p>
      </div>
      {may && !hold.releasedAt && (
        <div className="acts">
          <Button look="bare" busy={busy} onClick={release} aria-label={t('release_of', { reason: hold.reason })}>
            {t('release')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What is held, by its name where it has one. */
function Subject({ hold: { covers, subjectId } }: { hold: Hold }) {
  const mayRead = useMay('posts.read');
  const watches = useQuery({
    ...reading(listen.findWatches, {}, ['watches', 'posts']),
    enabled: mayRead && covers === 'watch',
  }).data?.watches;
  if (!subjectId) return null;
  if (covers === 'watch')
    return (
      <Link to="/listen" search={{ watch: subjectId }}>
        {watches?.find(({ id }) => id === subjectId)?.name ?? subjectId.slice(-8)}
      </Link>
    );
  if (covers === 'conversation')
    return (
      <Link to="/conversations/$id" params={{ id: subjectId }} search={{}}>
        {subjectId.slice(-8)}
      </Link>
    );
  return <code>{subjectId.slice(-8)}</code>;
}
