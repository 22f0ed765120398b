// Your passkeys: one is added, called what you like, removed.
import { DotsThreeIcon } from '@phosphor-icons/react/dist/csr/DotsThree';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../lib/act.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { canPasskeys, Dismissed, HeldAlready } from '../../lib/passkey.ts';
import { queries, woken } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { say } from '../../lib/toasts.ts';
import { Button } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { Wrong } from '../../parts/States.tsx';
import { deviceName } from './device-name.ts';
import { PasskeyName } from './PasskeyName.tsx';
import { addPasskey, findPasskeys, type Passkey, removePasskey, renamePasskey } from './proof.ts';

const passkeysQuery = { queryKey: ['passkeys'], queryFn: findPasskeys };

/** Whoever has one signs in with a second factor, so what says so is read again too. */
function readAgain(): void {
  void queries.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  void queries.invalidateQueries({ queryKey: meQuery.queryKey });
  woken('people');
}

export function Passkeys() {
  const { t } = useTranslation('govern');
  const query = useQuery(passkeysQuery);
  const [run, busy] = useAct();
  const [adding, setAdding] = useState(false);
  const add = (name: string) =>
    void run(() => addPasskey(name), {
      done: t('passkey_added', { name }),
      ended: () => {
        setAdding(false);
        readAgain();
      },
      wrong: (error) => {
        if (!(error instanceof Dismissed || error instanceof HeldAlready)) return false;
        say(t(error instanceof Dismissed ? 'passkey_dismissed' : 'passkey_held'));
        return true;
      },
    });
  return (
    <section aria-labelledby="passkeys">
      <div className="head">
        <h2 id="passkeys">{t('passkeys')}</h2>
      </div>
      <p className="after-head quiet">{t('passkeys_lead')}</p>
      {query.isError && <Wrong error={query.error} again={() => void query.refetch()} />}
      <ul className="rows">
        {query.data?.map((each) => (
          <Row key={each.id} of={each} />
        ))}
      </ul>
      {adding ? (
        <PasskeyName
          name={deviceName(navigator.userAgent)}
          act={t('passkey_add')}
          busy={busy}
          onName={add}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <div className="acts after-head">
          <Button onClick={() => setAdding(true)} not={canPasskeys() ? undefined : t('passkeys_not')}>
            {t('passkey_add')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ of }: { of: Passkey }) {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const [run, busy] = useAct();
  const [naming, setNaming] = useState(false);
  const name = of.name ?? t('passkey_unnamed');
  const rename = (next: string) =>
    void run(() => renamePasskey(of.id, next), {
      done: t('passkey_renamed', { name: next }),
      undo: () => renamePasskey(of.id, name).then(readAgain),
      ended: () => {
        setNaming(false);
        readAgain();
      },
    });
  const remove = () => void run(() => removePasskey(of.id), { done: t('passkey_removed', { name }), ended: readAgain });
  return (
    <li className="channel">
      {naming ? (
        <PasskeyName
          name={name}
          act={t('passkey_rename')}
          busy={busy}
          onName={rename}
          onCancel={() => setNaming(false)}
        />
      ) : (
        <>
          <div>
            <h3>{name}</h3>
            <p className="meta">
              <span>{t('passkey_since', { time: when(of.createdAt, organization.timeZone) })}</span>
            </p>
          </div>
          <div className="acts">
            <Menu
              name={t('acts_for', { name })}
              label={<DotsThreeIcon className="i" aria-hidden="true" />}
              items={[
                { key: 'rename', label: t('passkey_rename'), run: () => setNaming(true) },
                { key: 'remove', label: t('passkey_remove'), run: remove },
              ]}
            />
          </div>
        </>
      )}
    </li>
  );
}
