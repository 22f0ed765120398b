// Changes what one person may do.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { focusFirst } from '../../lib/focus.ts';
import { woken } from '../../lib/queries.ts';
import { FormActs } from '../../parts/FormActs.tsx';
import { Grants } from './Grants.tsx';
import { type Grant, sameGrants } from './grants.ts';
import type { Person } from './PersonRow.tsx';

export function ChangeGrants({ person, onDone }: { person: Person; onDone(): void }) {
  const { t } = useTranslation('govern');
  const [run, busy] = useAct();
  const [grants, setGrants] = useState<Grant[]>(person.grants);
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
      ref={focusFirst}
      className="form sheet"
      onSubmit={save}
      aria-label={t('grants_of', { name: person.name })}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <Grants value={grants} onChange={setGrants} />
      <FormActs
        act={t('app:save')}
        look="plain"
        busy={busy}
        not={sameGrants(grants, person.grants) ? t('connect:nothing_changed') : undefined}
        onCancel={onDone}
      />
    </form>
  );
}
