// The bars of a chart as keys: one stop for the tab key, arrows between them, each says its day and its figures.
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BarWords } from './bar-words.ts';
import type { Bar } from './bars.ts';

interface Props {
  bars: readonly Bar[];
  words: BarWords;
  isChosen(bar: Bar): boolean;
  onChoose(bar: Bar | null): void;
  onHover(at: number | null): void;
  inset: { left: number; right: number; height: number };
}

export function DayKeys({ bars, words, isChosen, onChoose, onHover, inset }: Props) {
  const { t } = useTranslation('listen');
  const group = useRef<HTMLFieldSetElement>(null);
  const chosen = bars.findIndex(isChosen);
  const [stop, setStop] = useState(chosen >= 0 ? chosen : bars.length - 1);
  const at = Math.min(Math.max(stop, 0), bars.length - 1);

  const move = (event: KeyboardEvent) => {
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (next === undefined || next < 0 || next >= bars.length) return;
    event.preventDefault();
    setStop(next);
    group.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <fieldset
      ref={group}
      className="days"
      aria-label={t('choose_day_label')}
      onKeyDown={move}
      onPointerLeave={() => onHover(null)}
      style={{ insetInlineStart: inset.left, insetInlineEnd: inset.right, height: inset.height }}
    >
      {bars.map((bar, each) => (
        <button
          key={bar.from}
          type="button"
          tabIndex={each === at ? 0 : -1}
          aria-label={words.full(bar)}
          aria-pressed={isChosen(bar)}
          title={words.full(bar)}
          onPointerEnter={() => onHover(each)}
          onFocus={() => onHover(each)}
          onBlur={() => onHover(null)}
          onClick={() => {
            setStop(each);
            onChoose(isChosen(bar) ? null : bar);
          }}
        />
      ))}
    </fieldset>
  );
}
