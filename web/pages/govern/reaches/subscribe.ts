// Asks the browser to take push messages for us, with the installation's public key.

export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** `denied`: the person or the browser says no; `failed`: the browser's push service did not answer. */
export async function subscribe(pushKey: string): Promise<Subscription | 'denied' | 'failed'> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  try {
    const worker = await navigator.serviceWorker.register('/push.js');
    await navigator.serviceWorker.ready;
    const before = await worker.pushManager.getSubscription();
    // One that was made with another installation's key reaches nobody.
    if (before && keyIn(before) !== pushKey) await before.unsubscribe();
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey });
    const { endpoint, keys } = made.toJSON();
    return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : 'failed';
  } catch {
    return 'failed';
  }
}

function keyIn({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
