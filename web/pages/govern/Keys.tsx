// API keys: what each may do, when it was used, when it ends; made (and shown once), and revoked.
import { DotsThreeIcon } from '@phosphor-icons/react/dist/csr/DotsThree';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type apiKey, govern } from '../../../contract/govern.ts';
import { rights } from '../../../contract/rights.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { queries, reading } from '../../lib/queries.ts';
import { ago, when } from '../../lib/time.ts';
import { useTitle } from '../../lib/title.ts';
import { Button } from '../../parts/Button.tsx';
import { Menu } from '../../parts/Menu.tsx';
import { Empty, Loading, Wrong } from '../../parts/States.tsx';
import { WideTable } from '../../parts/WideTable.tsx';
import { Back } from '../connect/Back.tsx';
import { keyStanding } from './key-standing.ts';
import { NewKey } from './NewKey.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import '../connect/connect.css';
import './govern.css';

type ApiKey = z.output<typeof apiKey>;

const keysQuery = reading(govern.findKeys, {}, ['organization']);
const readAgain = () => void queries.invalidateQueries({ queryKey: keysQuery.queryKey });

export function Keys() {
  const { t } = useTranslation('govern');
  useTitle(t('keys'));
  const may = useMay('keys.write');
  const query = useQuery({ ...keysQuery, enabled: may });
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const make = (
    <Button look="main" onClick={() => setMaking(true)}>
      {t('key_make')}
    </Button>
  );
  const keys = query.data?.keys ?? [];
  return (
    <div className="page govern">
      <Back to="/govern" />
      <header className="title">
        <h1>{t('keys')}</h1>
        {may && !making && !made && keys.length > 0 && <div className="acts">{make}</div>}
      </header>
      <p className="lead">{may ? t('keys_lead') : t('keys_not')}</p>
      {making && (
        <NewKey
          onCancel={() => setMaking(false)}
          onMade={(name, secret) => {
            setMaking(false);
            setMade({ name, secret });
            readAgain();
          }}
        />
      )}
      {made && (
        <ShownOnce
          title={t('key_made', { name: made.name })}
          lead={t('key_made_lead')}
          secret={made.secret}
          onDone={() => setMade(undefined)}
        />
      )}
      {may && query.isPending && <Loading />}
      {query.isError && <Wrong error={query.error} again={() => void query.refetch()} />}
      {query.data && keys.length === 0 && !making && <Empty step={make}>{t('keys_empty')}</Empty>}
      {keys.length > 0 && <Table keys={keys} />}
    </div>
  );
}

function Table({ keys }: { keys: ApiKey[] }) {
  const { t } = useTranslation('govern');
  return (
    <WideTable
      name={t('keys')}
      heads={[t('name'), t('key_may'), t('key_used'), t('key_ends')]}
      acts
      className="keys-table"
    >
      {keys.map((key) => (
        <Row key={key.id} of={key} />
      ))}
    </WideTable>
  );
}

function Row({ of }: { of: ApiKey }) {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const [run] = useAct();
  const zone = organization.timeZone;
  const standing = keyStanding(of);
  const dead = standing === 'revoked' || standing === 'ended';
  const revoke = () =>
    run(() => call(govern.revokeKey, { params: { id: of.id } }), {
      done: t('key_revoked', { name: of.name }),
      ended: readAgain,
    });
  return (
    <tr className={dead ? 'left-out' : undefined}>
      <th scope="row">
        {of.name}
        <p className="meta">
          <code>{of.prefix}…</code>
          <span>{t('key_since', { time: when(of.createdAt, zone) })}</span>
        </p>
      </th>
      <td className="scopes">
        {of.scopes.length === rights.length
          ? t('key_may_all')
          : of.scopes.map((right) => t(`right_${right}`)).join(', ')}
      </td>
      <td>{of.lastUsedAt ? ago(of.lastUsedAt) : t('key_unused')}</td>
      <td>
        {standing === 'revoked' && of.revokedAt && t('key_revoked_at', { time: when(of.revokedAt, zone) })}
        {standing === 'ended' && of.expiresAt && t('key_ended', { time: when(of.expiresAt, zone) })}
        {standing === 'ending' && of.expiresAt && <b>{when(of.expiresAt, zone)}</b>}
        {standing === 'alive' && (of.expiresAt ? when(of.expiresAt, zone) : t('key_never_ends'))}
      </td>
      <td className="r">
        {!dead && (
          <Menu
            name={t('acts_for', { name: of.name })}
            label={<DotsThreeIcon className="i" aria-hidden="true" />}
            items={[{ key: 'revoke', label: t('key_revoke'), run: () => void revoke() }]}
          />
        )}
      </td>
    </tr>
  );
}
