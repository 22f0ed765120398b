// Everyone with access: what they may do and where, invitations, and who had access once.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useMay } from '../../lib/me.ts';
import { reading } from '../../lib/queries.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { Back } from '../connect/Back.tsx';
import { counted } from '../connect/counted.ts';
import { Invitations } from './Invitations.tsx';
import { Invite } from './Invite.tsx';
import { PersonRow } from './PersonRow.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import '../connect/connect.css';
import './govern.css';

/** A one-time link, and what it is for. */
export interface OneTimeLink {
  title: string;
  lead: string;
  link: string;
}

export function People() {
  const { t } = useTranslation('govern');
  useTitle(t('people'));
  const mayRead = useMay('people.read');
  const mayWrite = useMay('people.write');
  const query = useQuery({ ...reading(govern.findPeople, {}, ['people']), enabled: mayRead });
  const [inviting, setInviting] = useState(false);
  const [shown, setShown] = useState<OneTimeLink>();
  const people = query.data?.people ?? [];
  const here = people.filter(({ removedAt }) => !removedAt);
  const gone = people.filter(({ removedAt }) => removedAt);
  return (
    <div className="page govern">
      <Back to="/govern" />
      <header className="title">
        <h1>{t('people')}</h1>
        {mayWrite && !inviting && !shown && (
          <div className="acts">
            <Button look="main" onClick={() => setInviting(true)}>
              {t('invite')}
            </Button>
          </div>
        )}
      </header>
      {!mayRead && <Empty>{t('people_not')}</Empty>}
      {inviting && (
        <Invite
          onCancel={() => setInviting(false)}
          onInvited={(link) => {
            setInviting(false);
            setShown(link);
          }}
        />
      )}
      {shown && (
        <ShownOnce title={shown.title} lead={shown.lead} secret={shown.link} onDone={() => setShown(undefined)} />
      )}
      {mayRead && (
        <section aria-labelledby="with-access">
          <div className="head">
            <h2 id="with-access">{t('with_access')}</h2>
            {query.data && <span>{t('people_count_short', counted(here.length))}</span>}
          </div>
          {query.isPending && <Loading />}
          {query.isError && <Wrong error={query.error} again={() => void query.refetch()} />}
          <ul className="rows">
            {here.map((person) => (
              <PersonRow key={person.id} person={person} onLink={setShown} />
            ))}
          </ul>
        </section>
      )}
      {query.data && query.data.invitations.length > 0 && <Invitations invitations={query.data.invitations} />}
      {gone.length > 0 && (
        <details className="read-as">
          <summary>{t('people_gone', counted(gone.length))}</summary>
          <ul className="rows">
            {gone.map((person) => (
              <PersonRow key={person.id} person={person} onLink={setShown} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
