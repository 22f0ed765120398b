// The choices behind "Correct", at the row they are for: one key sets a feeling or an urgency.
import { Menu as Base } from '@base-ui/react/menu';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Analysis } from '../../../contract/learn/analysis.ts';
import { singleKeysOn } from '../../lib/keys.ts';
import { useUnderstoodNames } from '../learn/understood-names.ts';
import type { Said } from './correct.ts';
import './correct.css';

interface Props {
  analysis: Analysis;
  anchor: Element;
  onClose(): void;
  onSay(said: Said): void;
  /** Topics and marks have a form of their own. */
  onAll(): void;
}

/** The same in every language; "=" is the plus sign's key without shift. */
const feelings = [
  ['-', 'negative'],
  ['.', 'neutral'],
  ['+', 'positive'],
] as const;

export function CorrectMenu({ analysis, anchor, onClose, onSay, onAll }: Props) {
  const { t } = useTranslation('correct');
  const name = useUnderstoodNames();
  const popup = useRef<HTMLDivElement>(null);
  const byKey = new Map<string, () => void>([
    ...feelings.map(([key, sentiment]) => [key, () => onSay({ sentiment })] as const),
    ['=', () => onSay({ sentiment: 'positive' })],
    ...[0, 1, 2, 3].map((urgency) => [String(urgency), () => onSay({ urgency })] as const),
    ['!', () => onSay({ lifeRisk: !analysis.lifeRisk })],
    ['c', onAll],
  ]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return;
    const run = byKey.get(event.key.toLowerCase());
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return (
    <Base.Root open onOpenChange={(open) => open || onClose()} modal={false}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={4} align="start" className="over">
          <Base.Popup
            ref={popup}
            className="menu choices correct-menu"
            aria-label={t('correct_menu')}
            onKeyDownCapture={press}
            finalFocus={() => (anchor.isConnected ? (anchor as HTMLElement) : false)}
          >
            <Base.Group>
              <Base.GroupLabel className="menu-label">{t('understood:sentiment')}</Base.GroupLabel>
              {feelings.map(([key, sentiment]) => (
                <Item
                  key={key}
                  hint={key}
                  chosen={analysis.sentiment === sentiment}
                  onClick={() => onSay({ sentiment })}
                >
                  {name('sentiment', sentiment)}
                </Item>
              ))}
            </Base.Group>
            <Base.Group>
              <Base.GroupLabel className="menu-label">{t('understood:urgency')}</Base.GroupLabel>
              {[0, 1, 2, 3].map((urgency) => (
                <Item
                  key={urgency}
                  hint={String(urgency)}
                  chosen={analysis.urgency === urgency}
                  onClick={() => onSay({ urgency })}
                >
                  {name('urgency', String(urgency))}
                </Item>
              ))}
            </Base.Group>
            <Base.Group>
              <Base.GroupLabel className="menu-label">{t('more')}</Base.GroupLabel>
              <Item hint="!" onClick={() => onSay({ lifeRisk: !analysis.lifeRisk })}>
                {t(analysis.lifeRisk ? 'no_life_risk' : 'life_risk')}
              </Item>
              <Item hint="c" onClick={onAll}>
                {t('all')}
              </Item>
            </Base.Group>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item(props: { hint: string; chosen?: boolean; onClick(): void; children: ReactNode }) {
  return (
    <Base.Item className="menu-item" onClick={props.onClick} aria-current={props.chosen || undefined}>
      <span>{props.children}</span>
      {singleKeysOn() && <kbd>{props.hint}</kbd>}
    </Base.Item>
  );
}
