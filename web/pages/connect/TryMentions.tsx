// Tries a page of ours: what it says of its mentions, and whether one that is sent there arrives.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Channel, connect } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { sentenceOf, useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { addressTyped } from './address.ts';
import { faultSentence } from './faults.ts';

type Tried = AnswerOf<typeof connect.tryMentions>;

export function TryMentions({ channel, site }: { channel: Channel; site: string }) {
  const { t } = useTranslation('mentions');
  const [run, busy] = useAct();
  const [page, setPage] = useState(`https://${site}/`);
  const [wrong, setWrong] = useState<string>();
  const [tried, setTried] = useState<Tried>();
  const send = (event: FormEvent) => {
    event.preventDefault();
    const address = addressTyped(page);
    setTried(undefined);
    setWrong(URL.canParse(address) ? undefined : t('connect:address_missing'));
    if (!URL.canParse(address)) return;
    void run(() => call(connect.tryMentions, { params: { id: channel.id }, body: { page: address } }), {
      ended: setTried,
      wrong: (error) => {
        setWrong(sentenceOf(error));
        return true;
      },
    });
  };
  return (
    <div className="try">
      <form className="line-form" onSubmit={send} noValidate>
        <Field label={t('try_page')} hint={t('try_hint')} wrong={wrong}>
          <AddressBox value={page} onChange={setPage} />
        </Field>
        <Button type="submit" busy={busy}>
          {t('try')}
        </Button>
      </form>
      <div role="status">{tried && <Findings tried={tried} />}</div>
    </div>
  );
}

function Findings({ tried: { page, arrived, fault } }: { tried: Tried }) {
  const { t } = useTranslation('mentions');
  return (
    <ul className="findings">
      {page && <Finding good={page.webmention === 'ours'}>{t(`webmention_${page.webmention}`)}</Finding>}
      {page && <Finding good={page.pingback === 'ours'}>{t(`pingback_${page.pingback}`)}</Finding>}
      {arrived && <Finding good>{t('arrived')}</Finding>}
      {fault && (
        <Finding good={false}>
          {t(page ? 'not_arrived' : 'not_read')} {faultSentence(fault)}
        </Finding>
      )}
    </ul>
  );
}

function Finding({ good, children }: { good: boolean; children: ReactNode }) {
  const Icon = good ? CheckIcon : WarningIcon;
  return (
    <li>
      <Icon className="i s" aria-hidden="true" /> <span>{children}</span>
    </li>
  );
}
