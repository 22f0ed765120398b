// A WordPress site of ours: its posts, comments and pingbacks; answers, and what is held or taken away.
import type { Connector } from '../../connect/connector.ts';
import { object } from '../../connect/outside.ts';
import { call, findApi } from './call.ts';
import { network } from './item.ts';
import { look } from './look.ts';
import { poll } from './poll.ts';
import { revoke } from './revoke.ts';
import { sweep } from './sweep.ts';
import { tell } from './tell.ts';

export const wordpress: Connector<'wordpress'> = {
  name: 'wordpress',
  network: () => network,
  verified: [{ how: 'real_server', note: 'wordpress', on: null }],
  streamKey: ({ site }) => `wordpress ${site}`,
  poll,
  speaking: {
    can: ['post', 'reply', 'edit', 'delete', 'hold', 'release'],
    most: () => 65_000,
    count: (text) => text.length,
    images: { most: 0, bytes: 0 },
    destination: ({ site }) => new URL(site).host,
    keyHolds: 0,
    settles: 60_000,
    tell,
    look,
    certifying: { hears: true, sweep },
  },
  signIn: {
    place: ({ site, user }) => [site, user],
    revoke,
    async password({ settings, fields, signal }, around) {
      const site = new URL(settings.site).href.replace(/\/+$/, '');
      const host = new URL(site).hostname;
      const api = await findApi(site, signal, around);
      if (typeof api !== 'string') return { ok: false, fault: api };
      // WordPress shows application passwords in groups of four.
      const credentials = { api, password: (fields.password ?? '').replace(/\s+/g, '') };
      const query = { context: 'edit' };
      const me = await call({ ...credentials, user: settings.user }, 'users/me', { query, signal }, around);
      // Somebody is typing it in just now: they are not signed out, they have not been in.
      if (!me.ok && me.fault.code === 'signed_out')
        return { ok: false, fault: { code: 'application_password', values: { host } } };
      if (!me.ok) return { ok: false, fault: me.fault };
      if (object(object(me.value)?.capabilities)?.moderate_comments !== true)
        return { ok: false, fault: { code: 'not_allowed_there', values: { host } } };
      return { ok: true, settings: { ...settings, site }, name: host, credentials };
    },
  },
};
