// The address of a post, and what stands there: read for the form, or why it can't be read.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../../contract/connect.ts';
import type { AnswerOf } from '../../../contract/route.ts';
import { sentenceOf, useAct } from '../../lib/act.ts';
import { call } from '../../lib/call.ts';
import { AddressBox } from '../../parts/AddressBox.tsx';
import { Button } from '../../parts/Button.tsx';
import { Field } from '../../parts/Field.tsx';
import { addressTyped, hostOf } from './address.ts';
import { faultSentence } from './faults.ts';

export type Found = NonNullable<AnswerOf<typeof connect.readByHand>['found']>;

interface Props {
  value: string;
  wrong: string | undefined;
  onChange(address: string): void;
  onFound(found: Found): void;
}

export function ReadAddress({ value, wrong, onChange, onFound }: Props) {
  const { t } = useTranslation('connect');
  const [look, looking] = useAct();
  const [said, setSaid] = useState('');
  const read = () => {
    const address = addressTyped(value);
    if (looking || address === '') return;
    setSaid('');
    void look(() => call(connect.readByHand, { body: { address } }), {
      ended: ({ found, fault }) => {
        if (found) onFound(found);
        setSaid(
          found ? t(found.whole ? 'read_done' : 'read_part', { host: hostOf(found.address) }) : faultSentence(fault!),
        );
      },
      wrong: (error) => {
        setSaid(sentenceOf(error));
        return true;
      },
    });
  };
  return (
    <div>
      <div className="line-form">
        <Field label={t('bring_address')} hint={t('bring_address_hint')} wrong={wrong}>
          <AddressBox
            value={value}
            onChange={(address) => {
              setSaid('');
              onChange(address);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              read();
            }}
          />
        </Field>
        <Button busy={looking} onClick={read}>
          {t('read_step')}
        </Button>
      </div>
      <p role="status" className="quiet read-said">
        {said}
      </p>
    </div>
  );
}
