// The refused rows: line and reason, never their words; all of them in a file.
import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/csr/DownloadSimple';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { addressOf } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { number } from '../../lib/time.ts';
import { WideTable } from '../../parts/WideTable.tsx';
import { counted } from './counted.ts';
import { faultSentence } from './faults.ts';
import type { Whole } from './Import.tsx';

export function Refusals({ whole, open = false }: { whole: Whole; open?: boolean }) {
  const { t } = useTranslation('connect');
  const may = useMay('imports.write');
  const { refused, id } = whole.import;
  if (refused === 0) return null;
  return (
    <details className="refusals" open={open}>
      <summary>{t('refused_rows', counted(refused))}</summary>
      <WideTable name={t('refused_rows', counted(refused))} heads={[{ end: t('refused_line') }, t('refused_why')]}>
        {whole.refusals.map(({ line, fault }) => (
          <tr key={line}>
            <th scope="row" className="r">
              {number(line)}
            </th>
            <td>{faultSentence(fault)}</td>
          </tr>
        ))}
      </WideTable>
      {refused > whole.refusals.length && (
        <p className="quiet">{t('refused_first', { n: number(whole.refusals.length) })}</p>
      )}
      {may && (
        <a className="btn" href={addressOf(connect.refusedRows, { params: { id } })} download>
          <DownloadSimpleIcon className="i s" aria-hidden="true" /> {t('refused_file')}
        </a>
      )}
    </details>
  );
}
