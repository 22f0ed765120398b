// Chooses how long posts and the audit log are kept, and says what will be gone with that choice.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { govern, type retention as retentionShape } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { useMay, useMe } from '../../lib/me.ts';
import { woken } from '../../lib/queries.ts';
import { dayName, dayOf } from '../../lib/time.ts';
import { FormActs } from '../../parts/FormActs.tsx';
import { auditKept, postsKept } from './keeping.ts';
import { Span } from './Span.tsx';

type Kept = z.output<typeof retentionShape>;

export function KeptFor({ retention }: { retention: Kept }) {
  const { t } = useTranslation('govern');
  const may = useMay('retention.write');
  const { organization } = useMe();
  const [run, busy] = useAct();
  const [kept, setKept] = useState(retention);
  const [readable, setReadable] = useState(true);
  const changed = kept.postDays !== retention.postDays || kept.auditDays !== retention.auditDays;
  const shorter = kept.postDays !== null && (retention.postDays === null || kept.postDays < retention.postDays);
  const set = (body: Kept) =>
    call(govern.setRetention, { body }).then((saved) => {
      setKept(saved);
      woken('organization');
    });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => set(kept), { done: t('retention_saved'), undo: () => set(retention) });
  };
  const before = (days: number) => dayName(dayOf(new Date(Date.now() - days * 86_400_000), organization.timeZone));
  return (
    <section aria-labelledby="kept">
      <div className="head">
        <h2 id="kept">{t('kept_title')}</h2>
      </div>
      {!may ? (
        <div className="after-head stack-s">
          <p>{postsKept(retention.postDays)}</p>
          <p>{auditKept(retention.auditDays)}</p>
        </div>
      ) : (
        <form className="form after-head" onSubmit={save} noValidate>
          <div className="stack-s">
            <Span
              label={t('posts_for')}
              presets={[90, 365, 730, 1095, 2190]}
              least={1}
              value={kept.postDays}
              onChange={(postDays) => setKept({ ...kept, postDays })}
              onReadable={setReadable}
            />
            <p className="quiet" role="status">
              {kept.postDays === null ? t('posts_will_stay') : t('posts_will_go', { day: before(kept.postDays) })}{' '}
              {changed && shorter && <b>{t('posts_will_go_soon')}</b>}
            </p>
          </div>
          <div className="stack-s">
            <Span
              label={t('audit_for')}
              presets={[2190, 2555, 3650]}
              least={2190}
              value={kept.auditDays}
              onChange={(auditDays) => setKept({ ...kept, auditDays })}
              onReadable={setReadable}
            />
            <p className="quiet">{t('audit_for_hint')}</p>
          </div>
          <FormActs
            act={t('app:save')}
            look="plain"
            busy={busy}
            not={!readable ? t('days_wrong') : changed ? undefined : t('connect:nothing_changed')}
          />
        </form>
      )}
    </section>
  );
}
