// Somebody was told where we can't speak: on the phone, by letter, on their network by one's own hands. Noted with words and link.
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contributor, Insight } from '../../../../contract/learn/insights.ts';
import { learn } from '../../../../contract/learn.ts';
import { useAct } from '../../../lib/act.ts';
import { call } from '../../../lib/call.ts';
import { focusFirst } from '../../../lib/focus.ts';
import { woken } from '../../../lib/queries.ts';
import { AddressBox } from '../../../parts/AddressBox.tsx';
import { Dialog } from '../../../parts/Dialog.tsx';
import { Field } from '../../../parts/Field.tsx';
import { FormActs } from '../../../parts/FormActs.tsx';
import { addressTyped } from '../../connect/address.ts';
import { Copy } from '../../govern/Copy.tsx';
import { outside, safeAddress } from '../../listen/safe-link.ts';

interface Props {
  one: Contributor;
  of: Insight;
  begin: string;
  onClose(): void;
}

export function TellByHand({ one, of, begin, onClose }: Props) {
  const { t } = useTranslation('follow');
  const [run, busy] = useAct();
  const [text, setText] = useState(begin);
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState<{ text?: string; link?: string }>({});
  const there = safeAddress(one.post?.url);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const address = addressTyped(link);
    const found = {
      ...(text.trim() ? {} : { text: t('hand_words_missing') }),
      ...(address === '' || safeAddress(address) ? {} : { link: t('address_wrong') }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    const body = { contributorId: one.id, text: text.trim(), ...(address ? { address } : {}) };
    void run(() => call(learn.tellByHand, { params: { id: of.id }, body }), {
      done: t('hand_noted'),
      ended: () => {
        woken('insights');
        onClose();
      },
    });
  };
  return (
    <Dialog open onClose={onClose} title={t('told_by_hand')}>
      <form className="form" ref={focusFirst} onSubmit={send} noValidate>
        <Field label={t('hand_words')} wrong={wrong.text} required>
          <textarea rows={5} value={text} maxLength={20_000} onChange={(event) => setText(event.target.value)} />
        </Field>
        {(text.trim() || there) && (
          <div className="acts">
            {text.trim() && <Copy text={text.trim()} />}
            {there && (
              <a className="btn" href={there} {...outside}>
                {t('open_post')}
              </a>
            )}
          </div>
        )}
        <Field label={t('hand_link')} hint={t('hand_link_hint')} wrong={wrong.link}>
          <AddressBox value={link} onChange={setLink} />
        </Field>
        <FormActs act={t('hand_note')} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
