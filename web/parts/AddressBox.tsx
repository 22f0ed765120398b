// A box for an address on the web, to stand in a field.
import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  value: string;
  onChange(typed: string): void;
}

export function AddressBox({ onChange, maxLength = 2000, ...rest }: Props) {
  return (
    <input
      {...rest}
      type="url"
      onChange={(event) => onChange(event.target.value)}
      placeholder="https://"
      spellCheck={false}
      maxLength={maxLength}
    />
  );
}
