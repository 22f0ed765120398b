// Checks the chain of the audit log, and says what it found.
import { CheckIcon } from '@phosphor-icons/react/dist/csr/Check';
import { LinkBreakIcon } from '@phosphor-icons/react/dist/csr/LinkBreak';
import { LinkSimpleIcon } from '@phosphor-icons/react/dist/csr/LinkSimple';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { govern } from '../../../contract/govern.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { number } from '../../lib/time.ts';
import { Button } from '../../parts/Button.tsx';
import { counted } from '../connect/counted.ts';

type Result = AnswerOf<typeof govern.verifyAudit>;

export function Verification() {
  const { t } = useTranslation('govern');
  const [run, busy] = useAct();
  const [result, setResult] = useState<Result>();
  return (
    <div className="verification">
      <Button busy={busy} onClick={() => run(() => call(govern.verifyAudit), { ended: setResult })}>
        <LinkSimpleIcon className="i s" aria-hidden="true" /> {t('verify')}
      </Button>
      <div role="status">{result && <Found result={result} />}</div>
    </div>
  );
}

function Found({ result: { ok, sealed, unsealed, firstBroken } }: { result: Result }) {
  const { t } = useTranslation('govern');
  const why = `govern:broken_${firstBroken?.why}`;
  return (
    <>
      <p className={ok ? 'verdict pass' : 'verdict block'}>
        {ok ? <CheckIcon className="i" aria-hidden="true" /> : <LinkBreakIcon className="i" aria-hidden="true" />}
        {ok ? t('chain_holds') : t('chain_broken')}
      </p>
      <p className="quiet">
        {firstBroken &&
          t(i18next.exists(why) ? (why as 'broken_altered') : 'broken_altered', {
            number: number(firstBroken.number),
          })}{' '}
        {t(ok ? 'sealed_count' : 'sealed_before', counted(sealed))}{' '}
        {unsealed > 0 && t('unsealed_count', counted(unsealed))}
      </p>
    </>
  );
}
