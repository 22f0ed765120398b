// Channels, their health, and imports.
import { z } from 'zod';
import { cursor, done, id, line, time } from './common.ts';
import { kinds } from './post.ts';
import { route } from './route.ts';

export const connectors = [
  'bluesky',
  'mastodon',
  'wordpress',
  'mail',
  'by_hand',
  'webhook',
  'webmention',
  'feeds',
  'file',
  'demonstration',
] as const;

/** A fault outside, in a word the catalogues explain, with the few values they name. Never a stack, never a body. */
export const fault = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Fault = z.output<typeof fault>;

const mailServer = z.object({
  host: z.string().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  /** From the first byte, or after asking for it; never without. */
  security: z.enum(['tls', 'starttls']),
});

export const channelSettings = z.discriminatedUnion('connector', [
  z.object({
    connector: z.literal('bluesky'),
    /** The public stream (Jetstream), one server's own firehose, or an account of ours: what concerns it, and a voice. */
    source: z.enum(['jetstream', 'firehose', 'account']).default('jetstream'),
    /** For `firehose` the server, https://pds.example.org; for `account` where it lives, found by its handle. */
    server: z.url().max(300).optional(),
    /** For `account`: its handle, and once it has signed in its DID. */
    handle: z.string().max(253).optional(),
    did: z.string().max(300).optional(),
  }),
  z.object({
    connector: z.literal('mastodon'),
    /** The server the account lives on, https://social.example.org. */
    server: z.url().max(300),
    /** Known once it has signed in. */
    account: z.object({ id: z.string().max(100), handle: z.string().max(300) }).optional(),
    /** The longest text its server takes, as it said at sign-in. */
    mostCharacters: z.number().int().min(1).max(1_000_000).optional(),
    /** Streams to hear beside the account's own notifications; what no watch waits for is not stored. */
    hashtags: z.array(z.string().max(100)).max(20).default([]),
    public: z.enum(['none', 'local', 'federated']).default('none'),
  }),
  z.object({
    connector: z.literal('wordpress'),
    site: z.url().max(300),
    user: z.string().max(100),
    everyMinutes: z.number().int().min(1).max(1440).default(5),
  }),
  z.object({
    connector: z.literal('mail'),
    /** The mailbox: what comes to it is heard, what is answered is from it. */
    address: z.email().max(254),
    user: z.string().max(254),
    imap: mailServer,
    smtp: mailServer,
    folder: z.string().max(200).default('INBOX'),
  }),
  /** What people of ours bring in themselves: pasted posts, remarks heard by phone. */
  z.object({ connector: z.literal('by_hand'), network: z.string().max(60) }),
  /** What another program tells us, signed. */
  z.object({ connector: z.literal('webhook'), network: line(60) }),
  /** Pages elsewhere that say they link to ours: Webmention and Pingback. */
  z.object({
    connector: z.literal('webmention'),
    /** The hosts whose pages are ours, www.example.org; with a port where they have one. */
    sites: z.array(line(300)).min(1).max(20),
  }),
  z.object({
    connector: z.literal('feeds'),
    address: z.url().max(2000),
    everyMinutes: z.number().int().min(5).max(1440).default(15),
  }),
  z.object({ connector: z.literal('file'), network: z.string().max(60) }),
  z.object({ connector: z.literal('demonstration') }),
]);

export const health = z.object({
  state: z.enum(['hearing', 'waiting', 'behind', 'failing', 'signed_out', 'paused']),
  lastHeardAt: time.nullable(),
  lastTriedAt: time.nullable(),
  nextTryAt: time.nullable(),
  /** How far behind the network it is, seconds. */
  lagSeconds: z.number().nullable(),
  /** Requests left, where the network says so. */
  quota: z.object({ left: z.number().int(), of: z.number().int().nullable(), resetsAt: time.nullable() }).nullable(),
  fault: fault.nullable(),
  failures: z.number().int(),
  /** Posts stored since it was made, and in the last 24 hours. */
  stored: z.number().int(),
  storedToday: z.number().int(),
  /** For a public stream: posts read in the last minute, whether they matched or not. */
  readPerMinute: z.number().nullable(),
});

export const verified = z.object({
  how: z.enum(['real_server', 'stand_in', 'certified']),
  /** A catalogue key that says on what, in one sentence. */
  note: z.string(),
  on: z.string().nullable(),
});

export const channel = z.object({
  id,
  name: z.string(),
  network: z.string(),
  settings: channelSettings,
  facilityId: id.nullable(),
  health,
  verified: z.array(verified),
  /** The last time its operator had it certified live (`openrounds connect certify`). */
  certified: z.object({ on: time, ok: z.boolean(), version: z.string() }).nullable(),
  /** What became at the network of what it signed in with before; `kept` where another channel signs in with the same. */
  revoked: z.object({ at: time, was: z.enum(['ended', 'kept', 'not_ended']), fault: fault.nullable() }).nullable(),
  createdAt: time,
  pausedAt: time.nullable(),
});
export type Channel = z.output<typeof channel>;

/** What a column of a file can be. */
export const importFields = [
  'text',
  'title',
  'externalId',
  'at',
  'author',
  'authorName',
  'kind',
  'lang',
  'rating',
  'url',
  'replyTo',
  'inReplyTo',
  'facility',
  'place',
  'followers',
  'likes',
  'network',
] as const;

/** Whether 3/4 is the third of April or the fourth of March. */
export const dateOrder = z.enum(['day-first', 'month-first']);

export const mapping = z.partialRecord(z.enum(importFields), z.string().max(300));

export const importState = z.object({
  id,
  fileName: z.string(),
  network: z.string(),
  state: z.enum(['uploaded', 'dry_run', 'queued', 'running', 'stopped', 'finished', 'failed']),
  dryRun: z.boolean(),
  bytes: z.number(),
  bytesRead: z.number(),
  rows: z.number().int(),
  stored: z.number().int(),
  known: z.number().int(),
  refused: z.number().int(),
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  fault: fault.nullable(),
  createdAt: time,
  finishedAt: time.nullable(),
});

export const deliveryKinds = ['post', 'reply', 'edit', 'delete', 'hold', 'release', 'close', 'reopen'] as const;

/** What a delivery concerns: the post that is answered, changed or held, by the network's own id. */
export const deliveryTarget = z.object({ externalId: z.string().max(1000), postId: id.nullable().default(null) });

export const deliveryContent = z.object({
  text: z.string().max(100_000),
  lang: z.string().max(35).optional(),
  /** Where the network has one: a mail's subject, a page's title. */
  title: z.string().max(300).optional(),
  images: z
    .array(z.object({ fileId: id, alt: z.string().max(10_000) }))
    .max(10)
    .default([]),
});

export const deliveryStates = ['queued', 'sending', 'posted', 'refused', 'unknown', 'taken_back'] as const;

export const delivery = z.object({
  id,
  channelId: id,
  kind: z.enum(deliveryKinds),
  target: deliveryTarget.nullable(),
  content: deliveryContent.nullable(),
  state: z.enum(deliveryStates),
  /** Why it waits, was refused or is unknown. */
  fault: fault.nullable(),
  tries: z.number().int(),
  nextTryAt: time.nullable(),
  url: z.string().nullable(),
  externalId: z.string().nullable(),
  byHand: z.boolean(),
  createdAt: time,
  createdBy: id.nullable(),
  postedAt: time.nullable(),
  seenAt: time.nullable(),
  decidedBy: id.nullable(),
});
export type Delivery = z.output<typeof delivery>;

export const webhookEvents = [
  'posts.arrived',
  'posts.changed',
  'delivery.changed',
  'channel.changed',
  'import.finished',
  'alert.changed',
] as const;

/** A page names our endpoint, another one, or none. */
const named = ['ours', 'elsewhere', 'none'] as const;

/** Another program that we tell what happens here: ids and states, never anybody's words. */
export const webhook = z.object({
  id,
  name: z.string(),
  address: z.string(),
  events: z.array(z.enum(webhookEvents)),
  createdAt: time,
  pausedAt: time.nullable(),
  /** Of the last 24 hours. */
  taken: z.number().int(),
  waiting: z.number().int(),
  givenUp: z.number().int(),
});
export type Webhook = z.output<typeof webhook>;

export const webhookMessage = z.object({
  id,
  webhookId: id,
  event: z.string(),
  state: z.enum(['waiting', 'taken', 'given_up']),
  tries: z.number().int(),
  nextTryAt: time.nullable(),
  /** What the other program answered last. */
  status: z.number().int().nullable(),
  fault: fault.nullable(),
  createdAt: time,
  doneAt: time.nullable(),
});

const byId = z.object({ id });

/** A channel to connect, or with `channelId` one to sign in anew. */
const newAccount = z.object({
  channelId: id.optional(),
  name: line(160).optional(),
  facilityId: id.nullable().default(null),
  settings: channelSettings,
});

export const connect = {
  findChannels: route({
    method: 'GET',
    path: '/channels',
    access: 'channels.read',
    summary: 'Channels and their health',
    answer: z.object({ channels: z.array(channel) }),
  }),
  addChannel: route({
    method: 'POST',
    path: '/channels',
    access: 'channels.write',
    summary: 'Hear another network, feed or server',
    body: z.object({ name: line(160).optional(), facilityId: id.nullable().default(null), settings: channelSettings }),
    answer: channel,
    long: true,
  }),
  signIn: route({
    method: 'POST',
    path: '/channels/sign-in',
    access: 'channels.write',
    summary: 'Connect a channel with what it signs in with (an app password), or sign an existing one in anew',
    body: newAccount.extend({ fields: z.record(z.string().max(60), z.string().max(4000)) }),
    answer: channel,
    long: true,
  }),
  beginSignIn: route({
    method: 'POST',
    path: '/channels/sign-in/page',
    access: 'channels.write',
    summary: 'The page of the network itself on which to sign in; it leads back to /connect/back',
    body: newAccount,
    answer: z.object({ address: z.string() }),
    long: true,
  }),
  finishSignIn: route({
    method: 'POST',
    path: '/channels/sign-in/answer',
    access: 'channels.write',
    summary: 'Back from the network’s page with its answer, as it stood in the address',
    body: z.object({ query: z.string().max(8000) }),
    answer: channel,
    long: true,
  }),
  updateChannel: route({
    method: 'PATCH',
    path: '/channels/:id',
    access: 'channels.write',
    summary: 'Rename it, or change its facility or settings',
    params: byId,
    body: z.object({
      name: line(160).optional(),
      facilityId: id.nullable().optional(),
      settings: channelSettings.optional(),
    }),
    answer: channel,
    long: true,
  }),
  pauseChannel: route({
    method: 'POST',
    path: '/channels/:id/pause',
    access: 'channels.write',
    summary: 'Stop hearing it for now',
    params: byId,
    answer: channel,
  }),
  resumeChannel: route({
    method: 'DELETE',
    path: '/channels/:id/pause',
    access: 'channels.write',
    summary: 'Hear it again',
    params: byId,
    answer: channel,
  }),
  tryChannel: route({
    method: 'POST',
    path: '/channels/:id/try',
    access: 'channels.write',
    summary: 'Try now instead of waiting',
    params: byId,
    answer: channel,
  }),
  removeChannel: route({
    method: 'DELETE',
    path: '/channels/:id',
    access: 'channels.write',
    summary: 'Remove the channel; what was heard stays',
    params: byId,
    answer: done,
  }),
  restoreChannel: route({
    method: 'POST',
    path: '/channels/:id/restoration',
    access: 'channels.write',
    summary: 'Take the removal back',
    params: byId,
    answer: channel,
  }),
  findDeliveries: route({
    method: 'GET',
    path: '/deliveries',
    access: 'channels.read',
    summary: 'What was said on our channels and what became of it, newest first',
    query: z.object({
      channelId: id.optional(),
      /** What concerns this post. */
      postId: id.optional(),
      state: z.enum(deliveryStates).optional(),
      before: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    answer: z.object({ deliveries: z.array(delivery), next: cursor.nullable() }),
  }),
  getDelivery: route({
    method: 'GET',
    path: '/deliveries/:id',
    access: 'channels.read',
    summary: 'One delivery',
    params: byId,
    answer: delivery,
  }),
  takeBackDelivery: route({
    method: 'POST',
    path: '/deliveries/:id/retraction',
    access: 'deliveries.write',
    summary: 'Take it back: before it is sent it never is, after that it is deleted where the network can',
    params: byId,
    answer: delivery,
  }),
  decideDelivery: route({
    method: 'POST',
    path: '/deliveries/:id/decision',
    access: 'deliveries.write',
    summary: 'Say of an unknown one whether it is there, or that it is to be sent again',
    params: byId,
    body: z.object({
      decision: z.enum(['posted', 'again', 'drop']),
      /** Where it can be seen, for one that is there. */
      url: z.url().max(2000).optional(),
    }),
    answer: delivery,
  }),
  readByHand: route({
    method: 'POST',
    path: '/by-hand/reading',
    access: 'posts.bring',
    summary: 'What stands at the address of a post, as anybody may read it; shown, not stored',
    body: z.object({ address: z.string().trim().min(1).max(2000) }),
    answer: z.object({
      found: z
        .object({
          network: z.string(),
          text: z.string(),
          kind: z.enum(kinds),
          /** As it is known by from now on. */
          address: z.string(),
          author: z.string().nullable(),
          at: time.nullable(),
          rating: z.number().nullable(),
          /** False where the page shows a beginning or a summary. */
          whole: z.boolean(),
        })
        .nullable(),
      /** Why it can't be read; then the words are pasted. */
      fault: fault.nullable(),
    }),
    long: true,
  }),
  bringByHand: route({
    method: 'POST',
    path: '/by-hand/posts',
    access: 'posts.bring',
    summary: 'Bring in what was read or heard elsewhere: a post pasted from any network, a remark by phone',
    body: z.object({
      network: line(60),
      text: z.string().trim().min(1).max(20_000),
      kind: z.enum(kinds).default('post'),
      address: z.string().max(2000).optional(),
      author: line(200).optional(),
      at: time.optional(),
      rating: z.number().min(0).max(10).optional(),
      facilityId: id.nullable().default(null),
    }),
    answer: z.object({ stored: z.boolean() }),
    long: true,
  }),
  addWebhookChannel: route({
    method: 'POST',
    path: '/channels/webhook',
    access: 'channels.write',
    summary: 'Let another program tell us what people say; its secret is shown once',
    body: z.object({ name: line(160), network: line(60), facilityId: id.nullable().default(null) }),
    answer: z.object({ channel, address: z.string(), secret: z.string() }),
  }),
  changeWebhookSecret: route({
    method: 'POST',
    path: '/channels/:id/webhook-secret',
    access: 'channels.write',
    summary: 'Another secret for a webhook channel; the one before no longer counts',
    params: byId,
    answer: z.object({ secret: z.string() }),
  }),
  tryMentions: route({
    method: 'POST',
    path: '/channels/:id/mention-test',
    access: 'channels.write',
    summary: 'Look whether a page of ours names where its mentions go, and send one that says nothing',
    params: byId,
    body: z.object({ page: z.string().max(2000) }),
    answer: z.object({
      /** What the page itself says; null when it can't be read. */
      page: z.object({ webmention: z.enum(named), pingback: z.enum(named) }).nullable(),
      /** Whether a mention that was sent to where it names arrived. */
      arrived: z.boolean(),
      /** Why the page can't be read, or the mention did not arrive. */
      fault: fault.nullable(),
    }),
    long: true,
  }),
  findRefusedMentions: route({
    method: 'GET',
    path: '/channels/:id/refused-mentions',
    access: 'channels.read',
    summary: 'The latest mentions that came to nothing, or wait, with the reason',
    params: byId,
    answer: z.object({
      mentions: z.array(
        z.object({
          /** The page that was said to link, and the page of ours it named. */
          source: z.string(),
          target: z.string(),
          /** It is read once more at that time; null when it is refused. */
          nextTryAt: time.nullable(),
          fault,
          receivedAt: time,
        }),
      ),
    }),
  }),
  findWebhooks: route({
    method: 'GET',
    path: '/webhooks',
    access: 'channels.write',
    summary: 'The programs we tell what happens here',
    answer: z.object({ webhooks: z.array(webhook) }),
  }),
  addWebhook: route({
    method: 'POST',
    path: '/webhooks',
    access: 'channels.write',
    summary: 'Tell another program; the secret its messages are signed with is shown once',
    body: z.object({ name: line(160), address: z.url().max(2000), events: z.array(z.enum(webhookEvents)).min(1) }),
    answer: z.object({ webhook, secret: z.string() }),
    long: true,
  }),
  pauseWebhook: route({
    method: 'POST',
    path: '/webhooks/:id/pause',
    access: 'channels.write',
    summary: 'Tell it nothing for now; what happens meanwhile is not kept for it',
    params: byId,
    answer: webhook,
  }),
  resumeWebhook: route({
    method: 'DELETE',
    path: '/webhooks/:id/pause',
    access: 'channels.write',
    summary: 'Tell it again',
    params: byId,
    answer: webhook,
  }),
  removeWebhook: route({
    method: 'DELETE',
    path: '/webhooks/:id',
    access: 'channels.write',
    summary: 'Tell it nothing any more',
    params: byId,
    answer: done,
  }),
  tryWebhook: route({
    method: 'POST',
    path: '/webhooks/:id/try',
    access: 'channels.write',
    summary: 'Send it a message that says nothing, to see whether it is taken',
    params: byId,
    answer: webhookMessage,
  }),
  findWebhookMessages: route({
    method: 'GET',
    path: '/webhooks/:id/messages',
    access: 'channels.write',
    summary: 'What it was told, newest first',
    params: byId,
    query: z.object({ before: cursor.optional() }),
    answer: z.object({ messages: z.array(webhookMessage), next: cursor.nullable() }),
  }),
  replayWebhookMessage: route({
    method: 'POST',
    path: '/webhook-messages/:id/replay',
    access: 'channels.write',
    summary: 'Send a message once more, under the same id',
    params: byId,
    answer: webhookMessage,
  }),
  discoverFeeds: route({
    method: 'POST',
    path: '/channels/discovery',
    access: 'channels.write',
    summary: 'The feeds that a web page offers',
    body: z.object({ address: z.string().max(2000) }),
    answer: z.object({
      feeds: z.array(
        z.object({
          address: z.string(),
          title: z.string().nullable(),
          posts: z.number().int(),
          newest: time.nullable(),
        }),
      ),
    }),
    long: true,
  }),
  upload: route({
    method: 'POST',
    path: '/imports',
    access: 'imports.write',
    summary: 'Send a file; what its columns seem to be comes back',
    takes: 'bytes',
    query: z.object({ name: line(300), network: z.string().max(60).default('file') }),
    long: true,
    answer: z.object({
      import: importState,
      columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
      mapping,
      remembered: z.boolean(),
      encoding: z.string(),
      format: z.enum(['csv', 'ndjson']),
      /** How dates such as 3/4 are read; null where that is no question, not sure where the file doesn't show it. */
      dates: z.object({ order: dateOrder, sure: z.boolean() }).nullable(),
    }),
  }),
  findImports: route({
    method: 'GET',
    path: '/imports',
    access: 'channels.read',
    summary: 'Imports, newest first',
    query: z.object({ before: cursor.optional() }),
    answer: z.object({ imports: z.array(importState), next: cursor.nullable() }),
  }),
  getImport: route({
    method: 'GET',
    path: '/imports/:id',
    access: 'channels.read',
    summary: 'How far an import is',
    params: byId,
    answer: z.object({
      import: importState,
      mapping,
      dates: dateOrder,
      columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
      /** The first refused rows, without their words. */
      refusals: z.array(z.object({ line: z.number().int(), fault })),
      /** From a dry run: how the first rows would look. */
      sample: z.array(
        z.object({
          text: z.string(),
          author: z.string().nullable(),
          at: time.nullable(),
          rating: z.number().nullable(),
          kind: z.string().nullable(),
        }),
      ),
    }),
  }),
  runImport: route({
    method: 'POST',
    path: '/imports/:id/run',
    access: 'imports.write',
    summary: 'Dry run, begin, or go on with an import',
    params: byId,
    body: z.object({
      mapping,
      network: z.string().trim().min(1).max(60),
      dryRun: z.boolean().default(false),
      /** Corrects how dates such as 3/4 are read. */
      dates: dateOrder.optional(),
      facilityId: id.nullable().default(null),
    }),
    answer: importState,
  }),
  stopImport: route({
    method: 'POST',
    path: '/imports/:id/stop',
    access: 'imports.write',
    summary: 'Stop an import; it can go on later without a duplicate',
    params: byId,
    answer: importState,
  }),
  refusedRows: route({
    method: 'GET',
    path: '/imports/:id/refused.csv',
    access: 'imports.write',
    summary: 'The refused rows with line and reason',
    params: byId,
    sends: 'file',
    long: true,
  }),
};
