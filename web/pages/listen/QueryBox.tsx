// Where a query is written: its operators and facts coloured, the error underlined, an arrow at its column.
import { type ComponentProps, useEffect, useRef } from 'react';
import { errorAt, runsOf } from './query-text.ts';
import type { Reading } from './reading.ts';

interface Props extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  value: string;
  /** Of exactly this text; undefined while it is being read. */
  reading: Reading | undefined;
  onChange(text: string): void;
  onSend(): void;
  /** Begins here, behind what is written. */
  begin?: boolean;
}

export function QueryBox({ value, reading, onChange, onSend, begin, ...box }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!begin || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(area.current.value.length, area.current.value.length);
  }, [begin]);
  return (
    <div className="query">
      <Colours text={value} reading={reading} />
      <textarea
        {...box}
        ref={area}
        value={value}
        rows={1}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        maxLength={10_000}
        aria-invalid={reading?.ok === false || undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
          event.preventDefault();
          onSend();
        }}
      />
    </div>
  );
}

/** The same text as a picture under the box, or by itself. */
export function Colours({ text, reading }: { text: string; reading?: Reading | undefined }) {
  const error = reading?.ok === false ? errorAt(text, reading.column) : undefined;
  return (
    <pre className="colours" aria-hidden="true">
      {runsOf(text).flatMap(({ start, text, look }) =>
        split(start, text, error).map(({ at, part, bad }) => (
          <span key={at} className={[look, bad && 'err'].filter(Boolean).join(' ')}>
            {bad && at === error?.start && <Arrow />}
            {part}
          </span>
        )),
      )}
      {error && error.start >= text.length && (
        <span className="err">
          <Arrow />{' '}
        </span>
      )}
      {/* A last empty line has no height of its own. */}
      {'\u200b'}
    </pre>
  );
}

const Arrow = () => <span className="point">↑</span>;

function split(start: number, text: string, error: { start: number; end: number } | undefined) {
  const cuts = [0, text.length, ...(error ? [error.start - start, error.end - start] : [])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(1).flatMap((cut, index) => {
    const from = cuts[index] as number;
    const at = start + from;
    const bad = error !== undefined && at >= error.start && at < error.end;
    return cut > from ? [{ at, part: text.slice(from, cut), bad }] : [];
  });
}
