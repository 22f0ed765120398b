// Back from a network's own page: what it answered is handed in once and leaves the address at once; then the channel.
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { useTitle } from '../../lib/title.ts';
import { say } from '../../lib/toasts.ts';
import { Loading } from '../../parts/States.tsx';
import { Back } from './Back.tsx';
import { refusalSentence } from './faults.ts';
import { takeLeftFrom } from './sign-in.ts';
import './connect.css';

export function Return() {
  const { t } = useTranslation('connect');
  useTitle(t('returning'));
  const navigate = useNavigate();
  const handed = useRef(false);
  const [wrong, setWrong] = useState<string>();
  const [leftFrom, setLeftFrom] = useState<string>();
  useEffect(() => {
    if (handed.current) return;
    handed.current = true;
    const query = window.location.search.replace(/^\?/, '').slice(0, 8000);
    window.history.replaceState(window.history.state, '', window.location.pathname);
    const from = takeLeftFrom();
    setLeftFrom(from);
    call(connect.finishSignIn, { body: { query } }).then(
      ({ id, name }) => {
        woken('channels');
        say(t(from ? 'signed_in_again' : 'connected', { name }));
        void navigate({ to: '/connect/channels/$id', params: { id }, replace: true });
      },
      (error) => setWrong(refusalSentence(error)),
    );
  }, [navigate, t]);
  return (
    <div className="page connect">
      <Back />
      <h1>{wrong ? t('returned_wrong') : t('returning')}</h1>
      {wrong ? (
        <div className="empty" role="alert">
          <p>{wrong}</p>
          {leftFrom ? (
            <Link className="btn main" to="/connect/channels/$id" params={{ id: leftFrom }}>
              {t('begin_again')}
            </Link>
          ) : (
            <Link className="btn main" to="/connect/add">
              {t('begin_again')}
            </Link>
          )}
        </div>
      ) : (
        <Loading />
      )}
    </div>
  );
}
