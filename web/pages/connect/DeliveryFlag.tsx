// What became of something we said, as icon and words.
import { ArrowUUpLeftIcon } from '@phosphor-icons/react/dist/csr/ArrowUUpLeft';
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { PaperPlaneTiltIcon } from '@phosphor-icons/react/dist/csr/PaperPlaneTilt';
import { QuestionIcon } from '@phosphor-icons/react/dist/csr/Question';
import { WarningCircleIcon } from '@phosphor-icons/react/dist/csr/WarningCircle';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../contract/connect.ts';

const icons = {
  queued: ClockIcon,
  sending: PaperPlaneTiltIcon,
  posted: CheckIcon,
  refused: WarningCircleIcon,
  unknown: QuestionIcon,
  taken_back: ArrowUUpLeftIcon,
};

export function DeliveryFlag({ of }: { of: Delivery }) {
  const { t } = useTranslation('connect');
  const Icon = icons[of.state];
  return (
    <span className="flag">
      <Icon className="i s" aria-hidden="true" />
      {t(`delivery_${of.state}`)}
    </span>
  );
}
