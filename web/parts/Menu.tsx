// A menu behind a button: a list of acts, each a word, with its key where it has one.
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

export interface Item {
  label: ReactNode;
  key: string;
  hint?: string;
  chosen?: boolean;
  run(): void;
}

export function Menu({
  label,
  name,
  items,
  look = 'bare',
}: {
  label: ReactNode;
  name?: string;
  items: Item[];
  look?: 'bare' | 'plain';
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger className={look === 'bare' ? 'btn bare' : 'btn'} aria-label={name}>
        {label}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="over">
          <Base.Popup className="menu">
            {items.map((item) => (
              <Base.Item
                key={item.key}
                className="menu-item"
                onClick={item.run}
                aria-current={item.chosen || undefined}
              >
                <span>{item.label}</span>
                {item.hint && <kbd>{item.hint}</kbd>}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
