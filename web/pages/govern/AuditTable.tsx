// The entries of the audit log as a table.
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { auditEntry } from '../../../contract/govern.ts';
import { useMe } from '../../lib/me.ts';
import { number, when } from '../../lib/time.ts';
import { WideTable } from '../../parts/WideTable.tsx';
import { actName, detailsInWords, shortId, subjectName } from './audit-words.ts';
import { useNames } from './names.ts';

type Entry = z.output<typeof auditEntry>;

export function AuditTable({ entries }: { entries: Entry[] }) {
  const { t } = useTranslation('govern');
  const nameOf = useNames();
  return (
    <WideTable
      name={t('entries')}
      heads={[t('audit_when'), t('audit_who'), t('audit_what'), t('audit_about'), { end: t('audit_number') }]}
      className="log"
    >
      {entries.map((entry) => (
        <Row key={entry.id} entry={entry} nameOf={nameOf} />
      ))}
    </WideTable>
  );
}

function Row({ entry, nameOf }: { entry: Entry; nameOf(id: string): string | undefined }) {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const { actor, subject, details } = entry;
  return (
    <tr>
      <td className="when">
        <time dateTime={entry.at}>{when(entry.at, organization.timeZone)}</time>
      </td>
      <td>
        {actor.name ?? t(`actor_${actor.kind}`)}
        {actor.kind === 'key' && <span className="few"> {t('actor_key')}</span>}
      </td>
      <th scope="row">{actName(entry.act)}</th>
      <td>
        <span className="few">{subjectName(subject.kind)}</span>{' '}
        {subject.id && (nameOf(subject.id) ?? <code>{shortId(subject.id)}</code>)}
        {Object.keys(details).length > 0 && (
          <p className="meta">
            {detailsInWords(details, nameOf).map(({ name, value }) => (
              <span key={name}>
                {name} <b>{value}</b>
              </span>
            ))}
          </p>
        )}
      </td>
      <td className="r">
        {entry.number === null ? <span className="few">{t('audit_unsealed')}</span> : number(entry.number)}
      </td>
    </tr>
  );
}
