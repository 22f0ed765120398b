// Places a legal hold: why, and on what.
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern, hold } from '../../../contract/govern.ts';
import { listen } from '../../../contract/listen.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { focusFirst } from '../../lib/focus.ts';
import { reading, woken } from '../../lib/queries.ts';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import type { Hold } from './Holds.tsx';

const kinds = hold.shape.covers.options;

/** The id in an address that was copied from the address bar, or the id itself. */
export function idIn(text: string, covers: Hold['covers']): string | null {
  const ids = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi) ?? [];
  return (covers === 'post' ? ids.at(-1) : ids[0])?.toLowerCase() ?? null;
}

export function PlaceHold({
  covers: given,
  subject = '',
  onDone,
}: {
  covers: string | undefined;
  subject: string | undefined;
  onDone(): void;
}) {
  const { t } = useTranslation('govern');
  const [run, busy] = useAct();
  const [reason, setReason] = useState('');
  const [covers, setCovers] = useState<Hold['covers']>(kinds.find((kind) => kind === given) ?? 'watch');
  const [what, setWhat] = useState(subject);
  const [wrong, setWrong] = useState<{ reason?: string; what?: string }>({});
  const watches = useQuery(reading(listen.findWatches, {}, ['watches', 'posts'])).data?.watches ?? [];
  const place = (event: FormEvent) => {
    event.preventDefault();
    const subjectId = covers === 'everything' ? null : idIn(what, covers);
    const missing = {
      ...(reason.trim() ? {} : { reason: t('hold_reason_missing') }),
      ...(covers === 'everything' || subjectId ? {} : { what: t('hold_what_missing') }),
    };
    setWrong(missing);
    if (Object.keys(missing).length) return;
    void run(() => call(govern.placeHold, { body: { reason: reason.trim(), covers, subjectId } }), {
      done: t('hold_placed'),
      ended: () => {
        woken('organization');
        onDone();
      },
    });
  };
  return (
    <form ref={focusFirst} className="form sheet" onSubmit={place} noValidate aria-label={t('hold_place')}>
      <Field label={t('hold_reason')} hint={t('hold_reason_hint')} wrong={wrong.reason} required>
        <input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
      </Field>
      <Field label={t('hold_covers')}>
        <select
          value={covers}
          onChange={(event) => {
            setCovers(event.target.value as Hold['covers']);
            setWhat('');
          }}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`covers_${kind}`)}
            </option>
          ))}
        </select>
      </Field>
      {covers === 'watch' && (
        <Field label={t('hold_watch')} wrong={wrong.what}>
          <select value={what} onChange={(event) => setWhat(event.target.value)}>
            <option value="">{t('hold_watch_choose')}</option>
            {watches.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      {covers !== 'watch' && covers !== 'everything' && (
        <Field label={t('hold_what')} hint={t(`hold_what_${covers}`)} wrong={wrong.what}>
          <input value={what} onChange={(event) => setWhat(event.target.value)} spellCheck={false} />
        </Field>
      )}
      <FormActs act={t('hold_place')} busy={busy} onCancel={onDone} />
    </form>
  );
}
