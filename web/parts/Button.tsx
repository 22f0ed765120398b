// A button: main, plain, bare or stop. Never `disabled`: what can't be done stays focusable and says why.
import { type ComponentProps, type ReactNode, useId } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'disabled'> {
  look?: 'main' | 'plain' | 'bare' | 'stop';
  busy?: boolean;
  /** Why it can't be pressed now; the button is dashed and says so. */
  not?: string | undefined;
  children: ReactNode;
}

export function Button({ look = 'plain', busy = false, not, children, onClick, className, ...rest }: Props) {
  const reason = useId();
  const off = busy || not !== undefined;
  return (
    <>
      <button
        type="button"
        {...rest}
        className={['btn', look === 'plain' ? '' : look, className ?? ''].filter(Boolean).join(' ')}
        aria-disabled={off || undefined}
        aria-busy={busy || undefined}
        aria-describedby={not ? reason : rest['aria-describedby']}
        title={not ?? rest.title}
        onClick={off ? (event) => event.preventDefault() : onClick}
      >
        {busy && <span className="turning" aria-hidden="true" />}
        {children}
      </button>
      {not && (
        <span id={reason} className="off">
          {not}
        </span>
      )}
    </>
  );
}
