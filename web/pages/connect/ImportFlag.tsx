// How far an import is, as icon and word.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { ClockIcon } from '@phosphor-icons/react/dist/csr/Clock';
import { ColumnsIcon } from '@phosphor-icons/react/dist/csr/Columns';
import { EyeIcon } from '@phosphor-icons/react/dist/csr/Eye';
import { HourglassMediumIcon } from '@phosphor-icons/react/dist/csr/HourglassMedium';
import { PauseIcon } from '@phosphor-icons/react/dist/csr/Pause';
import { WarningCircleIcon } from '@phosphor-icons/react/dist/csr/WarningCircle';
import { useTranslation } from 'react-i18next';
import type { ImportState } from './Imports.tsx';

const icons = {
  uploaded: ColumnsIcon,
  dry_run: EyeIcon,
  queued: ClockIcon,
  running: HourglassMediumIcon,
  stopped: PauseIcon,
  finished: CheckIcon,
  failed: WarningCircleIcon,
};

export function ImportFlag({ of }: { of: ImportState }) {
  const { t } = useTranslation('connect');
  const Icon = icons[of.state];
  return (
    <span className="flag">
      <Icon className="i s" aria-hidden="true" />
      {t(`import_${of.state}`)}
    </span>
  );
}
