// Where the focus goes when a form appears.
/** As `ref` of a form: its first box has the focus, and what stands in it is selected, as if reached by the Tab key. */
export function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('input, select, textarea');
  first?.focus();
  if (first instanceof HTMLInputElement) first.select();
}
