// Every door through which an address comes from a person or from outside, as something that can be tried with any host.
import type { Fault } from '../../contract/connect.ts';
import { readPage } from '../../server/connect/by-hand/page.ts';
import type { Connector, Surroundings } from '../../server/connect/connector.ts';
import { listenTo } from '../../server/connect/socket.ts';
import type { Speech } from '../../server/connect/speaking.ts';
import { credentialsFor, registeredFor } from '../../server/connect/testing/credentials.ts';
import { bluesky } from '../../server/connectors/bluesky/index.ts';
import { feeds } from '../../server/connectors/feeds/index.ts';
import { mail } from '../../server/connectors/mail/index.ts';
import { mastodon } from '../../server/connectors/mastodon/index.ts';
import { webmention } from '../../server/connectors/webmention/index.ts';
import { wordpress } from '../../server/connectors/wordpress/index.ts';

/** Tries it, and says how it ended; undefined when it came through. */
export type Door = (at: { host: string; port: number }, around: Surroundings) => Promise<Fault | undefined>;

const soon = () => AbortSignal.timeout(10_000);
const ended = (answer: { ok: true } | { ok: false; fault: Fault }) => (answer.ok ? undefined : answer.fault);
const web = ({ host, port }: { host: string; port: number }) => `http://${host}:${port}`;
/** Mail knows hosts alone, and IPv6 without its brackets. */
const bare = (host: string) => host.replace(/^\[|\]$/g, '');

const speech = <Settings>(settings: Settings, kept: object): Speech<Settings> => ({
  settings,
  credentials: credentialsFor(kept as never),
  kind: 'post',
  target: null,
  content: { text: 'Hello', title: 'Hello', images: [] },
  images: [],
  key: '0190f7c0-0000-7000-8000-000000000000',
  firstTriedAt: new Date(),
  signal: soon(),
});
const told = async (connector: Connector, settings: object, kept: object, around: Surroundings) => {
  const answer = await connector.speaking!.tell(speech(settings as never, kept), around);
  return answer.was === 'posted' ? undefined : answer.fault;
};
/** A former sign-in that is ended at the network. */
const leave =
  (connector: Connector, settingsAt: (web: string) => object, kept: (web: string) => object): Door =>
  async (at, around) => {
    const place = URL.parse(web(at))?.origin;
    if (!place) return { code: 'address', values: {} };
    const given = {
      settings: settingsAt(place) as never,
      credentials: kept(place) as never,
      inUse: [],
      signal: soon(),
    };
    const revoked = await connector.signIn!.revoke!(given, around);
    return revoked.was === 'not_ended' ? revoked.fault : undefined;
  };
const hearing = { cursor: null, store: async () => {}, sift: async () => {}, connected: () => {}, read: () => {} };

const mastodonAt = (server: string) => ({
  connector: 'mastodon' as const,
  server,
  account: { id: '1', handle: 'us@social.example' },
  hashtags: [],
  public: 'none' as const,
});
const wordpressAt = (site: string) => ({ connector: 'wordpress' as const, site, user: 'us', everyMinutes: 5 });
const blueskyAt = (server: string) => ({ connector: 'bluesky' as const, source: 'account' as const, server });
const mailAt = (imap: object, smtp: object) => ({
  connector: 'mail' as const,
  address: 'us@hospital.example',
  user: 'us',
  folder: 'INBOX',
  imap: imap as never,
  smtp: smtp as never,
});
const elsewhere = { host: 'mail.invalid', port: 993, security: 'tls' };
const mailbox =
  (security: 'tls' | 'starttls'): Door =>
  async ({ host, port }, around) => {
    const settings = mailAt({ host: bare(host), port, security }, elsewhere);
    return mail.attend!(
      { ...hearing, settings, credentials: credentialsFor({ password: 'x' }), signal: soon() },
      around,
    );
  };
const carrier =
  (security: 'tls' | 'starttls'): Door =>
  ({ host, port }, around) => {
    const settings = mailAt(elsewhere, { host: bare(host), port, security });
    const to = { target: { externalId: 'mailto:ana@people.example', postId: null } };
    return mail
      .speaking!.tell({ ...speech(settings, { password: 'x' }), ...to }, around)
      .then((answer) => (answer.was === 'posted' ? undefined : answer.fault));
  };

export const doors: Record<string, Door> = {
  'a request': async (at, { outgoing }) => ended(await outgoing.ask(`${web(at)}/`)),
  'a request under TLS': async ({ host, port }, { outgoing }) =>
    ended(await outgoing.ask(`https://${host}:${port}/`, { method: 'POST', body: 'x' })),
  'a socket that listens': ({ host, port }, { outgoing }) =>
    listenTo(
      { url: `ws://${host}:${port}/`, signal: soon(), most: 1000, hear: () => undefined, open: () => {} },
      outgoing,
    ).catch((): Fault => ({ code: 'address', values: {} })),
  'the address of a feed, added': async (at, around) =>
    ended(await feeds.prepare!({ connector: 'feeds', address: web(at), everyMinutes: 15 }, around)),
  'a page that is looked through for feeds': async (at, around) =>
    ended(await feeds.discover!({ address: web(at), signal: soon() }, around)),
  'a feed, asked again': async (at, around) => {
    const settings = { connector: 'feeds' as const, address: web(at), everyMinutes: 15 };
    const polled = await feeds.poll!({ settings, cursor: null, credentials: credentialsFor(), signal: soon() }, around);
    return ended(polled);
  },
  'a post, by its address': async (at, around) => ended(await readPage(around, web(at), soon())),
  'a status, by its address': async (at, around) => {
    const address = `${web(at)}/@ana/1109`;
    if (!mastodon.byAddress!.isOne(address)) return { code: 'address', values: {} };
    return ended(await mastodon.byAddress!.read({ address, signal: soon() }, around));
  },
  'a Mastodon server, signing in': async (at, around) => {
    const given = {
      settings: mastodonAt(web(at)),
      redirect: 'http://localhost/connect/back',
      state: 's',
      registered: registeredFor(),
      signal: soon(),
    };
    return ended(await mastodon.signIn!.begin!(given, around));
  },
  'a Mastodon server, spoken to': (at, around) =>
    told(mastodon, mastodonAt(web(at)), { server: URL.parse(web(at))?.origin, token: 't' }, around),
  'a Mastodon server, left': leave(mastodon, mastodonAt, (server) => ({
    server,
    token: 't',
    clientId: 'c',
    clientSecret: 's',
  })),
  'a WordPress site, left': leave(wordpress, wordpressAt, (site) => ({ api: `${site}/wp-json/`, password: 'x' })),
  'a Bluesky server, left': leave(bluesky, blueskyAt, () => ({ kind: 'password', refresh: 'r' })),
  'a Mastodon server, listened to': (at, around) => {
    const credentials = credentialsFor({ server: URL.parse(web(at))?.origin, token: 't' });
    return mastodon.attend!({ ...hearing, settings: mastodonAt(web(at)), credentials, signal: soon() }, around);
  },
  'a WordPress site, signing in': async (at, around) => {
    if (!URL.canParse(web(at))) return { code: 'address', values: {} };
    const given = { settings: wordpressAt(web(at)), fields: { password: 'x' }, signal: soon() };
    return ended(await wordpress.signIn!.password!(given, around));
  },
  'a WordPress site, asked again': async (at, around) => {
    if (!URL.canParse(web(at))) return { code: 'address', values: {} };
    const credentials = credentialsFor({ api: `${web(at)}/wp-json/`, password: 'x' });
    return ended(
      await wordpress.poll!({ settings: wordpressAt(web(at)), cursor: null, credentials, signal: soon() }, around),
    );
  },
  'a page that is said to mention us': async (at, around) => {
    const settings = { connector: 'webmention' as const, sites: ['hospital.example'] };
    const given = { source: `${web(at)}/`, target: 'https://hospital.example/', isNew: true, signal: soon() };
    const mentioned = await webmention.mention!({ settings, ...given }, around);
    return mentioned.was === 'there' ? undefined : mentioned.fault;
  },
  'a Bluesky server, its stream': async (at, around) =>
    ended(await bluesky.prepare!({ connector: 'bluesky', source: 'firehose', server: web(at) }, around)),
  'a Bluesky server, held open': (at, around) => {
    if (!URL.canParse(web(at))) return Promise.resolve({ code: 'address', values: {} });
    const settings = { connector: 'bluesky' as const, source: 'firehose' as const, server: web(at) };
    return bluesky.stream!({ ...hearing, settings, signal: soon() }, around);
  },
  'a Bluesky server, its sign-in page': async (at, around) =>
    ended(
      await bluesky.signIn!.begin!(
        {
          settings: blueskyAt(web(at)),
          redirect: 'http://127.0.0.1/connect/back',
          state: 's',
          registered: registeredFor(),
          signal: soon(),
        },
        around,
      ),
    ),
  'a Bluesky account that is a web address': async ({ host, port }, around) => {
    const did = `did:web:${encodeURIComponent(`${host}:${port}`)}`;
    const given = { settings: { ...blueskyAt(''), did }, fields: { password: 'x' }, signal: soon() };
    return ended(await bluesky.signIn!.password!(given, around));
  },
  'a Bluesky account, spoken as': (at, around) => {
    const did = 'did:plc:abcdefghijklmnopqrstuvwx';
    const kept = { kind: 'password', did, access: 'a', refresh: 'r' };
    return told(bluesky, { ...blueskyAt(web(at)), did }, kept, around);
  },
  'a mailbox under TLS': mailbox('tls'),
  'a mailbox that is asked for TLS': mailbox('starttls'),
  'a server that sends mail, under TLS': carrier('tls'),
  'a server that sends mail, asked for TLS': carrier('starttls'),
};
