// Brings in by hand what was read or heard elsewhere: a post pasted from any network, a remark by phone.
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { kinds } from '../../../contract/post.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { addressTyped } from './address.ts';
import { Back } from './Back.tsx';
import { FacilityChoice } from './FacilityChoice.tsx';
import { ReadAddress } from './ReadAddress.tsx';
import './connect.css';
import './said.css';

const empty = { text: '', address: '', author: '', at: '', rating: '' };
const common = ['facebook', 'instagram', 'google', 'yelp', 'x', 'linkedin', 'tiktok'];

/** A moment as the box for one shows it, in the browser's own time. */
function localTime(iso: string): string {
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function ByHand() {
  const { t } = useTranslation('connect');
  useTitle(t('bring'));
  const may = useMay('posts.bring');
  return (
    <div className="page connect">
      <Back />
      <header className="title">
        <h1>{t('bring')}</h1>
      </header>
      <p className="lead">{may ? t('bring_lead') : t('bring_not')}</p>
      {may && <Form />}
    </div>
  );
}

function Form() {
  const { t } = useTranslation('connect');
  const [run, busy] = useAct();
  const list = useId();
  const words = useRef<HTMLTextAreaElement>(null);
  const [network, setNetwork] = useState('');
  const [kind, setKind] = useState<(typeof kinds)[number]>('post');
  const [facilityId, setFacilityId] = useState<string | null>(null);
  const [given, setGiven] = useState(empty);
  const [wrong, setWrong] = useState<{ network?: string; text?: string; address?: string; rating?: string }>({});
  const [brought, setBrought] = useState<'stored' | 'known'>();
  const set = (part: Partial<typeof empty>) => {
    setGiven({ ...given, ...part });
    setBrought(undefined);
  };
  const bring = (event: FormEvent) => {
    event.preventDefault();
    const address = addressTyped(given.address);
    const rating = given.rating === '' ? undefined : Number(given.rating);
    const found = {
      ...(network.trim() ? {} : { network: t('bring_network_missing') }),
      ...(given.text.trim() ? {} : { text: t('bring_words_missing') }),
      ...(address === '' || address.startsWith('at://') || URL.canParse(address)
        ? {}
        : { address: t('address_missing') }),
      ...(rating === undefined || (rating >= 0 && rating <= 10) ? {} : { rating: t('bring_rating_wrong') }),
    };
    setWrong(found);
    setBrought(undefined);
    if (Object.keys(found).length > 0) return;
    const body = {
      network: network.trim(),
      text: given.text,
      kind,
      facilityId,
      ...(address ? { address } : {}),
      ...(given.author.trim() ? { author: given.author.trim() } : {}),
      ...(given.at ? { at: new Date(given.at).toISOString() } : {}),
      ...(rating === undefined ? {} : { rating }),
    };
    void run(() => call(connect.bringByHand, { body }), {
      ended: ({ stored }) => {
        setBrought(stored ? 'stored' : 'known');
        setGiven(empty);
        words.current?.focus();
      },
    });
  };
  return (
    <form className="form bring" onSubmit={bring} noValidate>
      <ReadAddress
        value={given.address}
        wrong={wrong.address}
        onChange={(address) => set({ address })}
        onFound={(found) => {
          setNetwork(found.network);
          setKind(found.kind);
          setWrong({});
          set({
            text: found.text,
            address: found.address,
            author: found.author ?? '',
            at: found.at ? localTime(found.at) : '',
            rating: found.rating === null ? '' : String(found.rating),
          });
        }}
      />
      <Field label={t('bring_network')} hint={t('bring_network_hint')} wrong={wrong.network} required>
        <input
          value={network}
          list={list}
          onChange={(event) => setNetwork(event.target.value)}
          maxLength={60}
          autoComplete="off"
        />
      </Field>
      <datalist id={list}>
        {[...common, t('bring_phone')].map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <Field label={t('bring_words')} wrong={wrong.text} required>
        <textarea
          ref={words}
          rows={6}
          value={given.text}
          onChange={(event) => set({ text: event.target.value })}
          maxLength={20_000}
        />
      </Field>
      <Field label={t('bring_kind')}>
        <select value={kind} onChange={({ target }) => setKind(kinds.find((each) => each === target.value) ?? 'post')}>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`kind_${each}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={t('bring_author')} hint={t('optional')}>
        <input
          value={given.author}
          onChange={(event) => set({ author: event.target.value })}
          maxLength={200}
          autoComplete="off"
        />
      </Field>
      <Field label={t('bring_at')} hint={t('bring_at_hint')}>
        <input type="datetime-local" value={given.at} onChange={(event) => set({ at: event.target.value })} />
      </Field>
      <Field label={t('bring_rating')} hint={t('bring_rating_hint')} wrong={wrong.rating}>
        <input
          type="number"
          min={0}
          max={10}
          step="any"
          value={given.rating}
          onChange={(event) => set({ rating: event.target.value })}
        />
      </Field>
      <FacilityChoice value={facilityId} onChange={setFacilityId} />
      <div className="acts">
        <Button look="main" type="submit" busy={busy}>
          {t('bring_step')}
        </Button>
        <p role="status">
          {brought && (
            <>
              {t(`brought_${brought}`)}{' '}
              <Link to="/listen" search={{}}>
                {t('read_posts')}
              </Link>
            </>
          )}
        </p>
      </div>
    </form>
  );
}
