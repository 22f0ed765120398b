// A mailbox of ours: what comes to it is heard, notifications of other networks among it; answers go out from it.
import type { Connector } from '../../connect/connector.ts';
import { attend } from './attend.ts';
import { carry } from './carrier.ts';
import { openMailbox } from './mailbox.ts';
import { network } from './message.ts';
import { speaking } from './speak.ts';

export const mail: Connector<'mail'> = {
  name: 'mail',
  network: () => network,
  verified: [
    { how: 'real_server', note: 'mail', on: null },
    { how: 'stand_in', note: 'mail_notices', on: null },
  ],
  streamKey: ({ address, folder }) => `mail ${address.toLowerCase()} ${folder}`,
  attend,
  speaking,
  signIn: {
    place: ({ address, user, imap, smtp }) => [
      address,
      user,
      ...[imap, smtp].flatMap(({ host, port, security }) => [host, port, security]),
    ],
    async password({ settings, fields, signal }, around) {
      const password = fields.password ?? '';
      const mailbox = await openMailbox(settings, password, signal, around);
      if ('code' in mailbox) return { ok: false, fault: asTyped(mailbox) };
      const folder = await mailbox.client.mailboxOpen(settings.folder, { readOnly: true }).catch(() => undefined);
      mailbox.close();
      if (!folder)
        return {
          ok: false,
          fault: { code: 'mail_folder', values: { host: settings.imap.host, folder: settings.folder } },
        };
      const failed = await carry(settings, password, undefined, signal, around);
      if (failed) return { ok: false, fault: asTyped(failed.fault) };
      return { ok: true, settings, name: settings.address, credentials: { password } };
    },
  },
};

/** Somebody is typing it in just now: they are not signed out, they have not been in. */
const asTyped = ({ code, values }: { code: string; values: Record<string, string | number> }) => ({
  code: code === 'signed_out' ? 'mail_password' : code,
  values,
});
