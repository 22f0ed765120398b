// What the stand-in holds, in the shapes that are documented.
import { type Account, type Media, type Notification, type Status, state, visibleTo } from './state.ts';
import { htmlOf, pageOfAccount } from './words.ts';

export const acctOf = ({ username, domain }: Account) => (domain ? `${username}@${domain}` : username);

export function accountEntity(account: Account) {
  const statuses = [...state.statuses.values()].filter((status) => status.account === account.id);
  return {
    id: account.id,
    username: account.username,
    acct: acctOf(account),
    display_name: account.displayName,
    locked: false,
    bot: false,
    discoverable: true,
    group: false,
    created_at: '2022-11-01T00:00:00.000Z',
    note: '',
    url: pageOfAccount(account),
    uri: `${account.domain ? `https://${account.domain}` : state.origin}/users/${account.username}`,
    avatar: `${state.origin}/avatars/missing.png`,
    avatar_static: `${state.origin}/avatars/missing.png`,
    header: `${state.origin}/headers/missing.png`,
    header_static: `${state.origin}/headers/missing.png`,
    followers_count: account.followers,
    following_count: account.following.size,
    statuses_count: statuses.length,
    last_status_at: statuses.at(-1)?.at.toISOString().slice(0, 10) ?? null,
    emojis: [],
    fields: [],
  };
}

export function mediaEntity({ id, type, description, pending }: Media) {
  const address = `${state.origin}/media/${id}`;
  return {
    id,
    type: type.startsWith('image/') ? 'image' : 'unknown',
    url: pending > 0 ? null : address,
    preview_url: address,
    remote_url: null,
    meta: {},
    description,
    blurhash: null,
  };
}

export const addressOf = (status: Status): { uri: string; url: string } => {
  const account = state.accounts.get(status.account)!;
  const base = account.domain ? `https://${account.domain}` : state.origin;
  return {
    uri: `${base}/users/${account.username}/statuses/${status.id}`,
    url: `${base}/@${account.username}/${status.id}`,
  };
};

export function statusEntity(status: Status, viewer: string | null): Record<string, unknown> {
  const account = state.accounts.get(status.account)!;
  const original = status.reblogOf ? state.statuses.get(status.reblogOf) : undefined;
  const answered = status.inReplyTo ? state.statuses.get(status.inReplyTo) : undefined;
  const replies = [...state.statuses.values()].filter(({ inReplyTo }) => inReplyTo === status.id);
  return {
    id: status.id,
    created_at: status.at.toISOString(),
    in_reply_to_id: status.inReplyTo,
    in_reply_to_account_id: answered?.account ?? null,
    sensitive: status.sensitive,
    spoiler_text: status.spoiler,
    visibility: status.visibility,
    language: status.language,
    ...addressOf(status),
    replies_count: replies.length,
    reblogs_count: status.reblogs,
    favourites_count: status.favouritedBy.size,
    edited_at: status.editedAt?.toISOString() ?? null,
    favourited: viewer !== null && status.favouritedBy.has(viewer),
    reblogged: false,
    muted: false,
    bookmarked: false,
    content: original ? htmlOf(original.text) : htmlOf(status.text),
    filtered: [],
    reblog: original ? statusEntity(original, viewer) : null,
    account: accountEntity(account),
    media_attachments: status.media.map((id) => mediaEntity(state.media.get(id)!)),
    mentions: status.mentions.map((id) => {
      const { username, ...mentioned } = state.accounts.get(id)!;
      return { id, username, url: pageOfAccount({ username, ...mentioned }), acct: acctOf({ username, ...mentioned }) };
    }),
    tags: status.tags.map((name) => ({ name, url: `${state.origin}/tags/${encodeURIComponent(name)}` })),
    emojis: [],
    card: null,
    poll: null,
  };
}

export function notificationEntity(notification: Notification) {
  const status = notification.status ? state.statuses.get(notification.status) : undefined;
  return {
    id: notification.id,
    type: notification.type,
    created_at: notification.at.toISOString(),
    account: accountEntity(state.accounts.get(notification.from)!),
    ...(status ? { status: statusEntity(status, notification.to) } : {}),
  };
}

export function conversationsOf(viewer: string) {
  const direct = [...state.statuses.values()].filter(
    (status) => status.visibility === 'direct' && visibleTo(status, viewer),
  );
  const roots = new Map<string, Status>();
  const rootOf = (status: Status): string => {
    const parent = status.inReplyTo ? state.statuses.get(status.inReplyTo) : undefined;
    return parent?.visibility === 'direct' ? rootOf(parent) : status.id;
  };
  for (const status of direct) roots.set(rootOf(status), status);
  return [...roots].map(([root, last]) => ({
    id: root.slice(-9),
    unread: last.account !== viewer,
    accounts: [...new Set([last.account, ...last.mentions])]
      .filter((id) => id !== viewer)
      .map((id) => accountEntity(state.accounts.get(id)!)),
    last_status: statusEntity(last, viewer),
  }));
}

export function instanceEntity() {
  return {
    domain: state.domain,
    title: 'A stand-in, not Mastodon',
    version: state.old ? '4.2.0 (stand-in)' : '4.4.0 (stand-in)',
    source_url: '',
    description: 'A stand-in for tests: it answers as the Mastodon API is documented, and is nobody’s home.',
    languages: ['en'],
    configuration: {
      urls: { streaming: state.streaming ?? state.origin.replace(/^http/, 'ws') },
      statuses: { max_characters: state.characters, max_media_attachments: 4, characters_reserved_per_url: 23 },
      media_attachments: {
        supported_mime_types: ['image/png', 'image/jpeg'],
        image_size_limit: 16_777_216,
        description_limit: 1500,
      },
      accounts: { max_featured_tags: 10 },
    },
    registrations: { enabled: false, approval_required: false, message: null },
    rules: [],
  };
}
