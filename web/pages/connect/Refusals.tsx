// The refused rows: line and reason, never their words; all of them in a file.
import { DownloadSimpleIcon } from '@phosphor-icons/react/dist/csr/DownloadSimple';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import { addressOf } from '../../lib/call.ts';
import { useMay } from '../../lib/me.ts';
import { number } from '../../lib/time.ts';
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <section className="scrolls" tabIndex={0} aria-label={t('refused_rows', counted(refused))}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="r">
                {t('refused_line')}
              </th>
              <th scope="col">{t('refused_why')}</th>
            </tr>
          </thead>
          <tbody>
            {whole.refusals.map(({ line, fault }) => (
              <tr key={line}>
                <th scope="row" className="r">
                  {number(line)}
                </th>
                <td>{faultSentence(fault)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
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
