// Beside a conversation: where the chosen post comes from, what found it, and what can be done with it.
import { ArrowSquareOutIcon } from '@phosphor-icons/react/dist/csr/ArrowSquareOut';
import { ArrowUUpLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowUUpLeft';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../../contract/post.ts';
import { useAct } from '../../lib/act.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { number, saidAt, when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { HandAnswer } from './HandAnswer.tsx';
import { MuteWord } from './MuteWord.tsx';
import { languageName, useFacilities, useNetworkName } from './names.ts';
import { OurAnswers } from './OurAnswers.tsx';
import { nameOf } from './PostMeta.tsx';
import { RowMenu } from './RowMenu.tsx';
import { type Act, mute, type Turned, turnedSentence } from './row-acts.ts';
import { hostOf, outside, safeAddress } from './safe-link.ts';

interface Props {
  post: Post;
  watches: readonly { id: string; name: string }[];
}

export function AboutPost({ post, watches }: Props) {
  const { t } = useTranslation('listen');
  const zone = useMe().organization.timeZone;
  const networkName = useNetworkName();
  const facility = useFacilities().nameOf(post.facilityId);
  const address = safeAddress(post.url);
  const found = watches.filter(({ id }) => post.watchIds.includes(id));
  const links = post.links.map(safeAddress).filter((each) => each !== undefined);
  return (
    <section aria-labelledby="about">
      <div className="head">
        <h2 id="about">{t('about_post')}</h2>
      </div>
      <dl className="facts">
        <Fact name={t('author')}>
          {nameOf(post) ?? t('somebody')}
          {post.author?.handle && post.author.name && post.author.name !== post.author.handle && (
            <small>{post.author.name}</small>
          )}
          {(post.author?.place ?? post.place) && <small>{post.author?.place ?? post.place}</small>}
        </Fact>
        <Fact name={t('network')}>
          {address ? (
            <a href={address} {...outside}>
              {t('read_on_network', { network: networkName(post.network) })}{' '}
              <ArrowSquareOutIcon className="i s" aria-hidden="true" />
              <span className="off"> {t('new_tab')}</span>
            </a>
          ) : (
            networkName(post.network)
          )}
        </Fact>
        <Fact name={t('said')}>{saidAt(post.at, zone)}</Fact>
        <Fact name={t('heard')}>{when(post.heardAt, zone)}</Fact>
        {post.editedAt && <Fact name={t('edited')}>{when(post.editedAt, zone)}</Fact>}
        {post.lang && <Fact name={t('lang')}>{languageName(post.lang)}</Fact>}
        {facility && <Fact name={t('facility')}>{facility}</Fact>}
        {post.rating !== null && <Fact name={t('rating')}>{number(post.rating)}</Fact>}
        {links.length > 0 && (
          <Fact name={t('links')}>
            {links.map((link) => (
              <a key={link} href={link} {...outside}>
                {hostOf(link)}
                <span className="off"> {t('new_tab')}</span>
              </a>
            ))}
          </Fact>
        )}
        {post.media.length > 0 && (
          <Fact name={t('media')}>
            {post.media.map(({ kind, alt }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what is attached has no name of its own, and its order is fixed
              <span key={at}>{alt ? t('media_alt', { kind: t(`media_${kind}`), alt }) : t(`media_${kind}`)}</span>
            ))}
          </Fact>
        )}
        {found.length > 0 && (
          <Fact name={t('found_by')}>
            {found.map(({ id, name }) => (
              <Link key={id} to="/listen" search={{ watch: id }}>
                {name}
              </Link>
            ))}
          </Fact>
        )}
      </dl>
      {post.text !== null && <Acts key={post.id} post={post} watches={found} />}
      <OurAnswers postId={post.id} />
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Acts({ post, watches }: { post: Post; watches: { id: string; name: string }[] }) {
  const { t } = useTranslation('listen');
  const [hide, exclude] = [useMay('posts.hide'), useMay('watches.write')];
  const [act] = useAct();
  const [menu, setMenu] = useState<{ act: Act; anchor: Element }>();
  const [word, setWord] = useState(false);
  const [turned, setTurned] = useState<Turned>();
  const run = (what: () => Promise<Turned>) => {
    setMenu(undefined);
    setWord(false);
    void act(what, { ended: setTurned });
  };
  if (turned)
    return (
      <p role="status" className="turned">
        {turnedSentence(t, turned)}{' '}
        <Button look="bare" onClick={() => act(turned.undo, { ended: () => setTurned(undefined) })}>
          <ArrowUUpLeftIcon className="i s" aria-hidden="true" />
          {t('app:undo')}
        </Button>
      </p>
    );
  return (
    <div className="acts">
      {exclude && watches.length > 0 && (
        <Button onClick={(event) => setMenu({ act: 'not-us', anchor: event.currentTarget })}>{t('not_us')}</Button>
      )}
      {hide && <Button onClick={(event) => setMenu({ act: 'mute', anchor: event.currentTarget })}>{t('mute')}</Button>}
      <HandAnswer post={post} />
      {menu && (
        <RowMenu
          {...menu}
          post={post}
          watches={watches}
          onClose={() => setMenu(undefined)}
          onRun={run}
          onWord={() => {
            setMenu(undefined);
            setWord(true);
          }}
        />
      )}
      {word && (
        <MuteWord start="" onClose={() => setWord(false)} onMute={(text) => run(() => mute(post, 'word', text))} />
      )}
    </div>
  );
}
