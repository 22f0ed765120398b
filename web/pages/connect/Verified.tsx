// How a connector was verified: a label, and a sentence that says on what.
import { CertificateIcon } from '@phosphor-icons/react/dist/csr/Certificate';
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { FlaskIcon } from '@phosphor-icons/react/dist/csr/Flask';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Channel } from '../../../contract/connect.ts';
import { dayName } from '../../lib/time.ts';

type Proof = Channel['verified'][number];

const icons = { real_server: CheckIcon, stand_in: FlaskIcon, certified: CertificateIcon };

/** That this very channel was certified; else, of a connector with two sources, the one that this channel uses. */
export function proofOf({ settings, verified }: Channel): Proof | undefined {
  const live = verified.find(({ how }) => how === 'certified');
  if (live) return live;
  const source = settings.connector === 'bluesky' ? settings.source : '';
  return verified.find(({ note }) => source && note.endsWith(`_${source}`)) ?? verified[0];
}

export function VerifiedLabel({ how }: { how: Proof['how'] }) {
  const { t } = useTranslation('connect');
  const Icon = icons[how];
  return (
    <span className="proof">
      <Icon className="i s" aria-hidden="true" />
      {t(`verified_${how}`)}
    </span>
  );
}

export function Verified({ proofs }: { proofs: Proof[] }) {
  const { t } = useTranslation('connect');
  if (proofs.length === 0) return <p className="quiet after-head">{t('verified_not')}</p>;
  return (
    <ul className="proofs">
      {proofs.map((proof) => (
        <li key={`${proof.how} ${proof.note}`}>
          <VerifiedLabel how={proof.how} />
          <p>
            {i18next.exists(`verified:${proof.note}`) && <>{t(`verified:${proof.note}`)} </>}
            {proof.on && t('verified_on', { day: `${dayName(proof.on.slice(0, 10))}, ${proof.on.slice(0, 4)}` })}
          </p>
        </li>
      ))}
    </ul>
  );
}
