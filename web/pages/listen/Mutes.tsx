// What is muted, by whom, how much it hides; each can be heard again.
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { queries, reading } from '../../lib/queries.ts';
import { number, when } from '../../lib/time.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { WideTable } from '../../parts/WideTable.tsx';
import { MuteWord } from './MuteWord.tsx';
import './listen.css';

type Mute = AnswerOf<typeof listen.findMutes>['mutes'][number];

const again = () => {
  void queries.invalidateQueries({ queryKey: [listen.findMutes.path] });
  queries.removeQueries({ queryKey: ['stream'] });
};

export function Mutes() {
  const { t } = useTranslation('listen');
  const may = useMay('posts.hide');
  const mutes = useQuery(reading(listen.findMutes, {}, ['watches']));
  const [asking, setAsking] = useState(false);
  const [act] = useAct();
  useTitle(t('mutes'));
  const add = (word: string) => {
    setAsking(false);
    let id: string | undefined;
    void act(() => call(listen.addMute, { body: { kind: 'word', word } }), {
      done: t('turned_mute_word', { label: word }),
      undo: () => (id ? call(listen.endMute, { params: { id } }).then(again) : Promise.resolve()),
      ended: (mute) => {
        id = mute.id;
        again();
      },
    });
  };
  const current = mutes.data?.mutes.filter(({ endedAt }) => endedAt === null) ?? [];
  const ended = mutes.data?.mutes.filter(({ endedAt }) => endedAt !== null) ?? [];
  return (
    <div className="page">
      <div className="title">
        <h1>{t('mutes')}</h1>
        <div className="acts">{may && <Button onClick={() => setAsking(true)}>{t('mute_word_title')}</Button>}</div>
      </div>
      <p className="lead">{t('mutes_lead')}</p>
      {mutes.isPending ? (
        <Loading />
      ) : mutes.isError ? (
        <Wrong error={mutes.error} again={() => void mutes.refetch()} />
      ) : current.length === 0 ? (
        <Empty
          step={
            <Link className="btn" to="/listen" search={{}}>
              {t('everything')}
            </Link>
          }
        >
          {t('mutes_none')}
        </Empty>
      ) : (
        <Table mutes={current} />
      )}
      {ended.length > 0 && (
        <details className="fold">
          <summary>{t('mutes_ended', { count: ended.length, n: number(ended.length) })}</summary>
          <Table mutes={ended} />
        </details>
      )}
      {asking && <MuteWord start="" onClose={() => setAsking(false)} onMute={add} />}
    </div>
  );
}

function Table({ mutes }: { mutes: Mute[] }) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const may = useMay('posts.hide');
  const [act, busy] = useAct();
  const end = ({ id, kind, label }: Mute) =>
    act(() => call(listen.endMute, { params: { id } }), {
      done: t('heard_again', { label }),
      // An author or thread is muted at one of its posts; a word can be muted from here.
      ...(kind === 'word'
        ? { undo: () => call(listen.addMute, { body: { kind: 'word' as const, word: label } }).then(again) }
        : {}),
      ended: again,
    });
  return (
    <WideTable
      name={t('mutes')}
      heads={[t('muted_what'), t('muted_kind'), { end: t('hides') }, t('muted_by')]}
      acts
      className="mutes"
    >
      {mutes.map((mute) => (
        <tr key={mute.id}>
          <th scope="row" className="long">
            {mute.label}
          </th>
          <td>{t(`mute_kind_${mute.kind}`)}</td>
          <td className="r">{t('n_posts', { count: mute.hidden, n: number(mute.hidden) })}</td>
          <td>
            {mute.byName ?? t('nobody_left')}, <time dateTime={mute.at}>{when(mute.at, zone)}</time>
          </td>
          <td className="r">
            {may && mute.endedAt === null && (
              <Button
                look="bare"
                busy={busy}
                aria-label={t('hear_again_name', { label: mute.label })}
                onClick={() => end(mute)}
              >
                {t('hear_again')}
              </Button>
            )}
            {mute.endedAt && t('ended', { time: when(mute.endedAt, zone) })}
          </td>
        </tr>
      ))}
    </WideTable>
  );
}
