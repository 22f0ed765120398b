// The columns of a file with samples of what is in them, and what each of them is; corrected by choosing.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importFields } from '../../../contract/connect.ts';
import { Button } from '../../parts/Button.tsx';
import { WideTable } from '../../parts/WideTable.tsx';
import { counted } from './counted.ts';
import { assign, type Field, type MappingRow } from './mapping.ts';

/** So many that are left out are shown at first. */
const few = 8;

export function Columns({ rows, onChange }: { rows: MappingRow[]; onChange(next: MappingRow[]): void }) {
  const { t } = useTranslation('connect');
  const [first] = useState(() => rows.filter(({ field }) => field).length + few);
  const [all, setAll] = useState(rows.length <= first + 2);
  const shown = all ? rows : rows.slice(0, first);
  return (
    <>
      <WideTable name={t('columns_table')} heads={[t('column_name'), t('column_is')]} className="columns">
        {shown.map(({ column, field }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file neither move nor go
          <tr key={at} className={field ? undefined : 'left-out'}>
            <th scope="row">
              {column.name}
              <ul className="samples">
                {column.samples
                  .filter((sample) => sample.trim())
                  .slice(0, 3)
                  .map((sample, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the same sample may come twice
                    <li key={index}>{sample}</li>
                  ))}
              </ul>
            </th>
            <td>
              <select
                aria-label={t('column_is_of', { column: column.name })}
                value={field ?? ''}
                onChange={(event) => onChange(assign(rows, at, (event.target.value || null) as Field | null))}
              >
                <option value="">{t('left_out')}</option>
                {importFields.map((each) => (
                  <option key={each} value={each}>
                    {t(`field_${each}`)}
                  </option>
                ))}
              </select>
            </td>
          </tr>
        ))}
      </WideTable>
      {!all && (
        <Button className="more" onClick={() => setAll(true)}>
          {t('columns_more', counted(rows.length - first))}
        </Button>
      )}
    </>
  );
}
