// Asks what a step needs: an owner and a day, what was decided or changed, a better wording, why it is set aside.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { focusFirst } from '../../../lib/focus.ts';
import { useMe } from '../../../lib/me.ts';
import { woken } from '../../../lib/queries.ts';
import { dayOf } from '../../../lib/time.ts';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Field } from '../../../parts/Field.tsx';
import { FormActs } from '../../../parts/FormActs.tsx';
import { useOwners } from './Narrow.tsx';

export type Asked = 'ownership' | 'decision' | 'change' | 'aside' | 'wording';

export function StepDialog({ of, kind, onClose }: { of: Insight; kind: Asked; onClose(): void }) {
  const { t } = useTranslation('follow');
  const { person, organization } = useMe();
  const owners = useOwners(kind === 'ownership');
  const [run, busy] = useAct();
  const [text, setText] = useState(kind === 'wording' ? of.claim : '');
  const [objective, setObjective] = useState(of.objective ?? '');
  const [owner, setOwner] = useState(of.owner?.id ?? '');
  const [day, setDay] = useState(kind === 'change' ? dayOf(new Date(), organization.timeZone) : (of.dueOn ?? ''));
  const [wrong, setWrong] = useState(false);
  const chosen = owner || (owners.some(({ id }) => id === person.id) ? person.id : (owners[0]?.id ?? ''));
  const send = (event: FormEvent) => {
    event.preventDefault();
    const missing = kind === 'ownership' ? !chosen : text.trim() === '' || (kind === 'change' && !day);
    setWrong(missing);
    if (missing) return;
    const params = { id: of.id };
    const said = text.trim();
    const due = day || null;
    const acts = {
      ownership: () => call(learn.ownInsight, { params, body: { personId: chosen, dueOn: due } }),
      decision: () => call(learn.decideInsight, { params, body: { text: said, dueOn: due } }),
      change: () => call(learn.changeInsight, { params, body: { text: said, on: day } }),
      aside: () => call(learn.setInsightAside, { params, body: { text: said } }),
      wording: () => call(learn.editInsight, { params, body: { claim: said, objective: objective.trim() || null } }),
    };
    void run(acts[kind], {
      done: t(`done_${kind}`),
      ...(kind === 'wording' ? {} : { undo: () => undoNewest(of.id, kind) }),
      ended: () => {
        woken('insights');
        onClose();
      },
    });
  };
  return (
    <Dialog open onClose={onClose} title={t(`do_${kind}`)}>
      <form className="form" ref={focusFirst} onSubmit={send} noValidate>
        {kind === 'ownership' ? (
          <Field label={t('owner')} required>
            <select value={chosen} onChange={(event) => setOwner(event.target.value)}>
              {owners.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        ) : (
          <Field label={t(`what_${kind}`)} wrong={wrong && !text.trim() ? t(`missing_${kind}`) : undefined} required>
            <textarea
              rows={kind === 'wording' ? 2 : 4}
              value={text}
              maxLength={kind === 'wording' ? 300 : 4000}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
        )}
        {kind === 'wording' && (
          <Field label={t('objective')} hint={t('objective_hint')}>
            <input value={objective} maxLength={300} onChange={(event) => setObjective(event.target.value)} />
          </Field>
        )}
        {(kind === 'ownership' || kind === 'decision') && (
          <Field label={t('due_by')} hint={t(`due_hint_${kind}`)}>
            <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          </Field>
        )}
        {kind === 'change' && (
          <Field label={t('changed_since')} wrong={wrong && !day ? t('missing_day') : undefined} required>
            <input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          </Field>
        )}
        <FormActs act={t(`do_${kind}`)} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

async function undoNewest(id: string, kind: Asked): Promise<void> {
  const { steps } = await call(learn.getInsight, { params: { id } });
  const step = steps.findLast((each) => each.kind === kind && each.undoneAt === null);
  if (step) await call(learn.undoStep, { params: { id, step: step.id } });
  woken('insights');
}
