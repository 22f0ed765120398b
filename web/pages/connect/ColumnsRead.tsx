// How the columns of an import were read, once nothing can be changed any more.
import { useTranslation } from 'react-i18next';
import { importFields } from '../../../contract/connect.ts';
import type { Mapping } from './mapping.ts';

export function ColumnsRead({ mapping }: { mapping: Mapping }) {
  const { t } = useTranslation('connect');
  const fields = importFields.filter((field) => mapping[field]);
  if (fields.length === 0) return null;
  return (
    <details className="read-as">
      <summary>{t('columns_read')}</summary>
      <dl className="facts">
        {fields.map((field) => (
          <div key={field}>
            <dt>{t(`field_${field}`)}</dt>
            <dd>{mapping[field]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
