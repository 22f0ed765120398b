// An answer by hand: the words, copied out to be posted there, and where they can be seen; noted with who.
import { ArrowSquareOutIcon } from '@phosphor-icons/react/dist/csr/ArrowSquareOut';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listen } from '../../../contract/listen.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { woken } from '../../lib/queries.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { Field } from '../../parts/Field.tsx';
import { FormActs } from '../../parts/FormActs.tsx';
import { Copy } from '../govern/Copy.tsx';
import { outside, safeAddress } from './safe-link.ts';

interface Props {
  postId: string;
  /** Where it was said, to answer there. */
  url: string | null;
  onClose(): void;
  onDone(): void;
}

export function AnswerByHand({ postId, url, onClose, onDone }: Props) {
  const { t } = useTranslation('listen');
  const [run, busy] = useAct();
  const [text, setText] = useState('');
  const [link, setLink] = useState('');
  const there = safeAddress(url);
  const [wrong, setWrong] = useState<{ text?: string; link?: string }>({});
  const send = (event: FormEvent) => {
    event.preventDefault();
    const typed = link.trim();
    const address = typed && !/^https?:\/\//i.test(typed) ? `https://${typed}` : typed;
    const found = {
      ...(text.trim() ? {} : { text: t('answer_words_missing') }),
      ...(address === '' || URL.canParse(address) ? {} : { link: t('answer_link_wrong') }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return;
    void run(
      () => call(listen.answerByHand, { params: { id: postId }, body: { text, ...(address ? { address } : {}) } }),
      {
        done: t('answer_noted'),
        ended: () => {
          woken('deliveries');
          onDone();
        },
      },
    );
  };
  return (
    <Dialog open onClose={onClose} title={t('answered_by_hand')}>
      <form className="form" onSubmit={send} noValidate>
        <p>{t('answer_lead')}</p>
        <Field label={t('answer_words')} wrong={wrong.text} required>
          <textarea rows={5} value={text} onChange={(event) => setText(event.target.value)} maxLength={20_000} />
        </Field>
        {(text.trim() || there) && (
          <div className="acts">
            {text.trim() && <Copy text={text.trim()} />}
            {there && (
              <a className="btn" href={there} {...outside}>
                {t('answer_open')} <ArrowSquareOutIcon className="i s" aria-hidden="true" />
                <span className="off"> {t('new_tab')}</span>
              </a>
            )}
          </div>
        )}
        <Field label={t('answer_link')} hint={t('answer_link_hint')} wrong={wrong.link}>
          <AddressBox value={link} onChange={setLink} />
        </Field>
        <FormActs act={t('answer_note')} busy={busy} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
