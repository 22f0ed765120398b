// Shows what a push message says, and opens the page it points to. It keeps nothing and loads nothing.

self.addEventListener('push', (event) => {
  let message = {};
  try {
    message = event.data?.json() ?? {};
  } catch {
    // Not ours: a bare notice that there is something to look at.
  }
  const { title = 'OpenRounds', body = '', address = '/today', tag } = message;
  event.waitUntil(
    self.registration.showNotification(title, {
      body,
      tag,
      renotify: Boolean(tag),
      requireInteraction: true,
      icon: '/mark.svg',
      data: { address },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const asked = new URL(event.notification.data?.address ?? '/today', self.location.origin);
  // Only pages of our own are opened, whatever a message says.
  const address = asked.origin === self.location.origin ? asked.href : self.location.origin;
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then(async (windows) => {
      const open = windows.find((each) => 'navigate' in each);
      if (!open) return self.clients.openWindow(address);
      await open.navigate(address);
      return open.focus();
    }),
  );
});
