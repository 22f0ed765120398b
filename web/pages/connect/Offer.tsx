// One thing that can be heard: what it is, and the step that connects it; a long form opens when it is asked for.
import type { Icon } from '@phosphor-icons/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/Button.tsx';

interface Props {
  icon: Icon;
  name: string;
  lead: string;
  /** The button that opens what is inside; without it, it stands open. */
  step?: string;
  children: ReactNode;
}

export function Offer({ icon: Sign, name, lead, step, children }: Props) {
  const [open, setOpen] = useState(false);
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) inside.current?.querySelector<HTMLElement>('input')?.focus();
  }, [open]);
  return (
    <li>
      <h3>
        <Sign className="i" aria-hidden="true" /> {name}
      </h3>
      <p>{lead}</p>
      {step && !open && <Button onClick={() => setOpen(true)}>{step}</Button>}
      {step && open && (
        <div className="opened" ref={inside}>
          {children}
        </div>
      )}
      {!step && children}
    </li>
  );
}
