// Addresses as people type them, and what people know them by.
/** Of an address, what people know it by. */
export function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, '');
  } catch {
    return address;
  }
}

/** As people type it: without the scheme too. */
export const addressTyped = (text: string): string => {
  const address = text.trim();
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address) || address === '' ? address : `https://${address}`;
};
