// Hospitals, clinics and service lines: added, renamed, closed, opened again. What was said about a closed one stays.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { when } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { Empty } from '../../parts/States.tsx';
import { FacilityForm } from './FacilityForm.tsx';
import type { Facility } from './organization.ts';

export function FacilityList({ facilities }: { facilities: Facility[] }) {
  const { t } = useTranslation('govern');
  const may = useMay('organization.write');
  const [adding, setAdding] = useState(false);
  const [run, busy] = useAct();
  const open = facilities.filter(({ closedAt }) => !closedAt);
  const closed = facilities.filter(({ closedAt }) => closedAt);
  const add = may && !adding && <Button onClick={() => setAdding(true)}>{t('facility_add')}</Button>;
  return (
    <section aria-labelledby="facilities">
      <div className="head">
        <h2 id="facilities">{t('facilities')}</h2>
        {open.length > 0 && add}
      </div>
      {adding && (
        <FacilityForm
          name=""
          otherNames={[]}
          busy={busy}
          onCancel={() => setAdding(false)}
          onSave={(body) =>
            run(() => call(govern.addFacility, { body }), {
              done: t('facility_added', { name: body.name }),
              ended: () => {
                setAdding(false);
                woken('organization');
              },
            })
          }
        />
      )}
      {open.length === 0 && !adding && <Empty step={add}>{t('facilities_empty')}</Empty>}
      <ul className="rows">
        {open.map((each) => (
          <Row key={each.id} facility={each} may={may} />
        ))}
      </ul>
      {closed.length > 0 && (
        <details className="read-as">
          <summary>{t('facilities_closed', { n: closed.length })}</summary>
          <ul className="rows">
            {closed.map((each) => (
              <Row key={each.id} facility={each} may={may} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Row({ facility, may }: { facility: Facility; may: boolean }) {
  const { t } = useTranslation('govern');
  const { organization } = useMe();
  const [editing, setEditing] = useState(false);
  const [run, busy] = useAct();
  const params = { id: facility.id };
  const heard = <T,>(answer: Promise<T>) => answer.finally(() => woken('organization'));
  const close = () => heard(call(govern.closeFacility, { params }));
  const reopen = () => heard(call(govern.reopenFacility, { params }));
  const rename = (body: { name: string; otherNames: string[] }) => heard(call(govern.updateFacility, { params, body }));
  if (editing)
    return (
      <li>
        <FacilityForm
          {...facility}
          busy={busy}
          onCancel={() => setEditing(false)}
          onSave={(body) =>
            run(() => rename(body), {
              done: t('facility_saved', { name: body.name }),
              ended: () => setEditing(false),
              undo: () => rename({ name: facility.name, otherNames: facility.otherNames }),
            })
          }
        />
      </li>
    );
  return (
    <li className="channel">
      <div>
        <h3>{facility.name}</h3>
        <p className="meta">
          <span>{facility.otherNames.length ? facility.otherNames.join(', ') : t('no_other_names')}</span>
          {facility.closedAt && <span>{t('closed_at', { time: when(facility.closedAt, organization.timeZone) })}</span>}
        </p>
      </div>
      {may && (
        <div className="acts">
          {facility.closedAt ? (
            <Button
              busy={busy}
              onClick={() => run(reopen, { done: t('facility_reopened', { name: facility.name }), undo: close })}
            >
              {t('reopen')}
            </Button>
          ) : (
            <>
              <Button look="bare" onClick={() => setEditing(true)} aria-label={t('edit_of', { name: facility.name })}>
                {t('edit')}
              </Button>
              <Button
                look="bare"
                busy={busy}
                aria-label={t('close_of', { name: facility.name })}
                onClick={() => run(close, { done: t('facility_closed', { name: facility.name }), undo: reopen })}
              >
                {t('close_it')}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
