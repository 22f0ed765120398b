// Links with which people outside the team read a frozen page: made, seen who reads, ended.
import { DotsThreeIcon } from '@phosphor-icons/react/dist/csr/DotsThree';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardLink } from '../../../../contract/learn/board.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { addressOf, call } from '../../../lib/call.ts';
import { useMe } from '../../../lib/me.ts';
import { reading } from '../../../lib/queries.ts';
import { number, span, when } from '../../../lib/time.ts';
import { currentLanguage } from '../../../lib/words.ts';
import { Button } from '../../../parts/Button.tsx';
import { Menu } from '../../../parts/Menu.tsx';
import { Empty, Loading, Wrong } from '../../../parts/States.tsx';
import { WideTable } from '../../../parts/WideTable.tsx';
import { ShownOnce } from '../../govern/ShownOnce.tsx';
import { LearnHead } from '../LearnHead.tsx';
import { NewBoardLink } from './NewBoardLink.tsx';
import { Quotes } from './Quotes.tsx';
import '../../govern/govern.css';
import './board.css';

export function Board() {
  const { t } = useTranslation('links');
  const query = useQuery(reading(learn.findBoardLinks, {}, ['reports']));
  const [making, setMaking] = useState(false);
  const [address, setAddress] = useState<string>();
  const [quoted, setQuoted] = useState<string>();
  const links = query.data?.links ?? [];
  const make = (
    <Button look="main" onClick={() => setMaking(true)}>
      {t('make')}
    </Button>
  );
  const chosen = links.find(({ id }) => id === quoted);
  return (
    <div className="page learn">
      <LearnHead tab="board" scoped={false} />
      <div className="head">
        <h2>{t('title')}</h2>
        {!making && links.length > 0 && make}
      </div>
      <p className="board-lead">{t('lead')}</p>
      {making && (
        <NewBoardLink
          published={query.data?.published ?? []}
          onCancel={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setAddress(made);
            void query.refetch();
          }}
        />
      )}
      {address && (
        <ShownOnce
          title={t('made_title')}
          lead={t('made_lead')}
          secret={address}
          onDone={() => setAddress(undefined)}
        />
      )}
      {query.isPending && <Loading />}
      {query.isError && <Wrong error={query.error} again={() => void query.refetch()} />}
      {query.data && links.length === 0 && !making && <Empty step={make}>{t('none')}</Empty>}
      {links.length > 0 && (
        <WideTable
          name={t('links')}
          heads={[t('col_link'), t('col_shows'), t('col_read'), t('col_until')]}
          acts
          className="board-links"
        >
          {links.map((link) => (
            <Row key={link.id} link={link} onQuotes={() => setQuoted(link.id)} onEnded={() => void query.refetch()} />
          ))}
        </WideTable>
      )}
      {chosen && <Quotes link={chosen} onClose={() => setQuoted(undefined)} />}
    </div>
  );
}

function Row({ link, onQuotes, onEnded }: { link: BoardLink; onQuotes(): void; onEnded(): void }) {
  const { t } = useTranslation('links');
  const zone = useMe().organization.timeZone;
  const [run] = useAct();
  const expired = Date.parse(link.expiresAt) <= Date.now();
  const dead = link.endedAt !== null || expired;
  const end = () =>
    run(() => call(learn.endBoardLink, { params: { id: link.id } }), {
      done: t('ended', { name: link.name }),
      ended: onEnded,
    });
  const file = addressOf(learn.exportPublication, {
    params: { id: link.publicationId },
    query: { language: currentLanguage() },
  });
  return (
    <tr className={dead ? 'left-out' : undefined}>
      <th scope="row">
        {link.name}
        <p className="meta">
          <span>{t('made', { time: when(link.madeAt, zone) })}</span>
          {link.madeBy && <span>{link.madeBy}</span>}
        </p>
      </th>
      <td>
        {span(link.from, link.to)}
        <p className="meta">
          {link.places.length === 0
            ? t('all_together')
            : t('with_places', { places: link.places.map(({ name }) => name).join(', ') })}
        </p>
      </td>
      <td>
        {link.readAt
          ? t('read', { count: link.reads, n: number(link.reads), time: when(link.readAt, zone) })
          : t('unread')}
      </td>
      <td>
        {link.endedAt
          ? t('ended_at', { time: when(link.endedAt, zone) })
          : expired
            ? t('expired', { time: when(link.expiresAt, zone) })
            : when(link.expiresAt, zone)}
      </td>
      <td className="r">
        <Menu
          name={t('acts_for', { name: link.name })}
          label={<DotsThreeIcon className="i" aria-hidden="true" />}
          items={[
            ...(dead ? [] : [{ key: 'quotes', label: t('quotes'), run: onQuotes }]),
            { key: 'csv', label: t('export'), run: () => window.location.assign(file) },
            ...(dead ? [] : [{ key: 'end', label: t('end'), run: () => void end() }]),
          ]}
        />
      </td>
    </tr>
  );
}
