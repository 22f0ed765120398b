// What a channel signs in with stays where it was given: settings alone never lead it to another server.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { bluesky } from '../../connectors/bluesky/index.ts';
import { mail } from '../../connectors/mail/index.ts';
import { mastodon } from '../../connectors/mastodon/index.ts';
import { wordpress } from '../../connectors/wordpress/index.ts';
import type { Settings } from '../connector.ts';
import { openWorld } from '../testing/world.ts';
import { insert } from './add.ts';
import { editChannel } from './edit.ts';

const world = await openWorld();
after(() => world.close());
const mercy = await world.found('Mercy Valley');
const connectors = [bluesky, mail, mastodon, wordpress];

const add = (settings: Settings) =>
  mercy.act((context) => insert(context, world.core, connectors, { name: 'Ours', facilityId: null, settings }));
const edit = (id: string, settings: Settings) => editChannel(world.core, connectors, mercy.caller, id, { settings });

const mailbox: Extract<Settings, { connector: 'mail' }> = {
  connector: 'mail',
  address: 'care@mercy.example',
  user: 'care',
  imap: { host: 'imap.mercy.example', port: 993, security: 'tls' },
  smtp: { host: 'smtp.mercy.example', port: 465, security: 'tls' },
  folder: 'INBOX',
};
const account = {
  connector: 'bluesky',
  source: 'account',
  server: 'https://pds.example',
  did: 'did:plc:ours',
  handle: 'mercy.example',
} as const;
const person = { id: '1', handle: 'mercy@social.example' };
const fediverse: Extract<Settings, { connector: 'mastodon' }> = {
  connector: 'mastodon',
  server: 'https://social.example',
  account: person,
  hashtags: [],
  public: 'none',
};
const site = { connector: 'wordpress', site: 'https://mercy.example', user: 'editor', everyMinutes: 5 } as const;

test('another server, user or account is not taken without a new sign-in, on any network', async () => {
  const tries: [Settings, Settings[]][] = [
    [
      mailbox,
      [
        { ...mailbox, imap: { ...mailbox.imap, host: 'imap.thief.example' } },
        { ...mailbox, smtp: { ...mailbox.smtp, host: 'smtp.thief.example' } },
        { ...mailbox, imap: { ...mailbox.imap, port: 1143, security: 'starttls' } },
        { ...mailbox, user: 'somebody' },
        { ...mailbox, address: 'else@mercy.example' },
      ],
    ],
    [
      account,
      [
        { ...account, server: 'https://thief.example' },
        { ...account, did: 'did:plc:theirs' },
        { connector: 'bluesky', source: 'jetstream' },
      ],
    ],
    [
      fediverse,
      [
        { ...fediverse, server: 'https://thief.example' },
        { ...fediverse, account: { ...person, id: '2' } },
      ],
    ],
    [
      site,
      [
        { ...site, site: 'https://thief.example' },
        { ...site, user: 'admin' },
      ],
    ],
  ];
  for (const [settings, others] of tries) {
    const id = await add(settings);
    for (const other of others)
      await assert.rejects(edit(id, other), { code: 'sign_in.refused', values: { fault: 'sign_in_elsewhere' } });
  }
});

test('what has nothing to do with signing in is changed as before', async () => {
  const id = await add({ ...mailbox, address: 'other@mercy.example' });
  const changed = await edit(id, { ...mailbox, address: 'other@mercy.example', folder: 'Public' });
  assert.deepEqual(changed.settings, { ...mailbox, address: 'other@mercy.example', folder: 'Public' });
});
