// Invitations: those that wait, and what became of the others.
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { govern, type invitation } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { grantsInWords } from './grants.ts';
import { useFacilities } from './organization.ts';

type Invited = z.output<typeof invitation>;

export function Invitations({ invitations }: { invitations: Invited[] }) {
  const { t } = useTranslation('govern');
  const waiting = invitations.filter(({ acceptedAt, revokedAt }) => !acceptedAt && !revokedAt);
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="invitations">
      <div className="head">
        <h2 id="invitations">{t('invitations')}</h2>
      </div>
      <ul className="rows">
        {waiting.map((each) => (
          <Row key={each.id} of={each} />
        ))}
      </ul>
    </section>
  );
}

function Row({ of }: { of: Invited }) {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const may = useMay('people.write');
  const facilities = useFacilities();
  const [run, busy] = useAct();
  const time = when(of.expiresAt, organization.timeZone);
  const revoke = () =>
    run(() => call(govern.revokeInvitation, { params: { id: of.id } }), {
      done: t('invitation_revoked', { name: of.name }),
      ended: () => woken('people'),
    });
  return (
    <li className="channel">
      <div>
        <h3>{of.name}</h3>
        <p>{grantsInWords(of.grants, facilities)}</p>
        <p className="meta">
          <span className="address">{of.email}</span>
          {Date.parse(of.expiresAt) < Date.now() ? (
            <b>{t('invitation_expired', { time })}</b>
          ) : (
            <span>{t('invitation_until', { time })}</span>
          )}
        </p>
      </div>
      {may && (
        <div className="acts">
          <Button look="bare" busy={busy} onClick={revoke} aria-label={t('revoke_of', { name: of.name })}>
            {t('revoke')}
          </Button>
        </div>
      )}
    </li>
  );
}
