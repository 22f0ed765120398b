// What networks and connectors are called on the screen.
import i18next from 'i18next';

/** "bluesky" → "Bluesky"; a network somebody named in an import stays as it was written. */
export function networkName(network: string): string {
  const key = `connect:network_${network}`;
  return i18next.exists(key) ? i18next.t(key as 'connect:network_bluesky') : network;
}

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
