// Changes what one person may do.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { Button } from '../../parts/Button.tsx';
import { Grants } from './Grants.tsx';
import { type Grant, sameGrants } from './grants.ts';
import type { Person } from './PersonRow.tsx';

export function ChangeGrants({ person, onDone }: { person: Person; onDone(): void }) {
  const { t } = useTranslation('govern');
  const [run, busy] = useAct();
  const [grants, setGrants] = useState<Grant[]>(person.grants);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  const give = (to: Grant[]) =>
    call(govern.changeGrants, { params: { id: person.id }, body: { grants: to } }).finally(() => woken('people'));
  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(() => give(grants), {
      done: t('grants_changed', { name: person.name }),
      undo: () => give(person.grants),
      ended: onDone,
    });
  };
  return (
    <form
      ref={form}
      className="form sheet"
      onSubmit={save}
      aria-label={t('grants_of', { name: person.name })}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <Grants value={grants} onChange={setGrants} />
      <div className="acts">
        <Button
          type="submit"
          busy={busy}
          not={sameGrants(grants, person.grants) ? t('connect:nothing_changed') : undefined}
        >
          {t('app:save')}
        </Button>
        <Button look="bare" onClick={onDone}>
          {t('app:cancel')}
        </Button>
      </div>
    </form>
  );
}
