// The Connector contract: what one folder of `server/connectors/` offers for one network.
import type { z } from 'zod';
import type { channelSettings, connectors, Fault, verified } from '../../contract/connect.ts';
import type { ArrivedChange, ArrivedPost } from '../../contract/post.ts';
import type { Clock } from '../core/clock.ts';
import type { Config } from '../core/config.ts';
import type { Log } from '../core/log.ts';
import type { Outgoing } from '../core/outgoing.ts';
import type { FileReader } from './file-reading.ts';
import type { Outside } from './outside.ts';
import type { Credentials, Speaking } from './speaking.ts';

export type Settings = z.output<typeof channelSettings>;
export type SettingsOf<Name extends Settings['connector']> = Extract<Settings, { connector: Name }>;

/** What a connector is given of the program. */
export interface Surroundings {
  config: Config;
  outgoing: Outgoing;
  clock: Clock;
  log: Log;
}

/** Where to go on, in the connector's own words: JSON, saved in the transaction that stores what came before it. */
export type Cursor = unknown;

export interface Heard {
  posts: ArrivedPost[];
  changes: ArrivedChange[];
  cursor: Cursor;
  /** How far behind the network this is, seconds. */
  lagSeconds?: number;
  quota?: { left: number; of: number | null; resetsAt: string | null } | null;
  /** What came and made no sense: frames, rows, items. */
  skipped?: number;
}

/** One look at a network that is asked now and then. */
export type Polled =
  | (Heard & {
      ok: true;
      /** Not before. */
      nextTryAt?: Date;
      /** The settings have changed for good: the address has moved. */
      settings?: Settings;
    })
  | {
      ok: false;
      fault: Fault;
      nextTryAt?: Date;
      /** It will not come back: the channel is paused until somebody looks at it. */
      gone?: true;
    };

export type { FileReader, Inspected, MappedRow, Mapping, OpenFile, ReadingFile, RowBatch } from './file-reading.ts';

/** The connector of that name. */
export const connectorOf = (connectors: readonly Connector[], name: string): Connector | undefined =>
  connectors.find((connector) => connector.name === name);

/** A channel that stands: its settings completed, a name to propose, and what it signs in with from now on. */
export type SignedIn<Name extends Settings['connector']> =
  | { ok: true; settings: SettingsOf<Name>; name: string; credentials: Outside }
  | { ok: false; fault: Fault };

/** What the program is known by at servers where it has to register, by the server's address. Kept sealed. */
export interface Registered {
  read(server: string): Promise<Outside | undefined>;
  save(server: string, value: Outside): Promise<void>;
  /** The server has forgotten it. */
  forget(server: string): Promise<void>;
}

/** What became of a sign-in that was to be ended: another channel may sign in with the same. */
export type Revoked = { was: 'ended' } | { was: 'kept' } | { was: 'not_ended'; fault: Fault };

export interface SignIn<Name extends Settings['connector']> {
  /** Where it signs in, and as whom. What was given for that is shown to nobody else: other settings need a new sign-in. */
  place(settings: SettingsOf<Name>): unknown[];
  /** With what a person typed: an app password. Tried at once. */
  password?(
    given: { settings: SettingsOf<Name>; fields: Record<string, string>; signal: AbortSignal },
    around: Surroundings,
  ): Promise<SignedIn<Name>>;
  /**
   * On the network's own page: where to send the person. `kept` comes back, sealed meanwhile; so does `state`, or the one
   * that the network's library made in its place.
   */
  begin?(
    given: {
      settings: SettingsOf<Name>;
      redirect: string;
      state: string;
      registered: Registered;
      signal: AbortSignal;
    },
    around: Surroundings,
  ): Promise<{ ok: true; address: string; kept: Outside; state?: string } | { ok: false; fault: Fault }>;
  /** The person came back with the network's answer in the address. */
  finish?(
    given: {
      settings: SettingsOf<Name>;
      kept: Outside;
      query: URLSearchParams;
      redirect: string;
      registered: Registered;
      signal: AbortSignal;
    },
    around: Surroundings,
  ): Promise<SignedIn<Name>>;
  /** Ends there what a channel signed in with; never what is in use. */
  revoke?(
    given: { settings: SettingsOf<Name>; credentials: Outside; inUse: readonly Outside[]; signal: AbortSignal },
    around: Surroundings,
  ): Promise<Revoked>;
}

/**
 * What became of a page that is said to link to one of ours. `refused`: it can't be read; `gone`: it is no longer there;
 * `unlinked`: it links to no such page.
 */
export type Mentioned =
  | { was: 'there'; post: ArrivedPost }
  | { was: 'gone' | 'unlinked' | 'refused'; fault: Fault }
  | { was: 'later'; fault: Fault; nextTryAt?: Date };

/** Public posts by their address alone, read without signing in. */
export interface ByAddress {
  isOne(address: string): boolean;
  /** @param given.address one that `isOne` */
  read(
    given: { address: string; signal: AbortSignal },
    around: Surroundings,
  ): Promise<{ ok: true; post: ArrivedPost } | { ok: false; fault: Fault }>;
}

export interface Offered {
  address: string;
  title: string | null;
  posts: number;
  newest: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds connectors of every network, each with settings of its own
export interface Connector<Name extends Settings['connector'] = any> {
  name: (typeof connectors)[number];
  /** The network its posts are from, as people say it in a watch: `bluesky`, `feeds`. */
  network(settings: SettingsOf<Name>): string;
  /** How it was verified, shown on its page and in the README. */
  verified: z.output<typeof verified>[];
  /** Checks and completes settings a person gave (finds a feed's title); a fault says what is wrong. */
  prepare?(
    settings: SettingsOf<Name>,
    around: Surroundings,
  ): Promise<{ ok: true; settings: SettingsOf<Name>; name: string } | { ok: false; fault: Fault }>;
  /** What can be heard at an address a person typed. */
  discover?(
    given: { address: string; signal: AbortSignal },
    around: Surroundings,
  ): Promise<{ ok: true; feeds: Offered[] } | { ok: false; fault: Fault }>;
  /** Asked now and then. */
  poll?(
    given: { settings: SettingsOf<Name>; cursor: Cursor; credentials: Credentials; signal: AbortSignal },
    around: Surroundings,
  ): Promise<Polled>;
  /**
   * Held open for one channel alone. Catches up from `cursor` first, and asks now and then where the network does not let
   * it stay. Returns with the fault that ended it, or undefined when `signal` did.
   */
  attend?(
    given: {
      settings: SettingsOf<Name>;
      credentials: Credentials;
      cursor: Cursor;
      signal: AbortSignal;
      /** Everything is stored, with the cursor. */
      store(heard: Heard): Promise<void>;
      /** Of public posts: those that a watch waits for are stored, and what happens to stored ones. */
      sift(heard: Heard): Promise<void>;
      /** It is heard from now on. */
      connected(): void;
    },
    around: Surroundings,
  ): Promise<Fault | undefined>;
  /** Reads a page that is said to link to `target`, which is ours; `isNew` when that was never looked at. */
  mention?(
    given: { settings: SettingsOf<Name>; source: string; target: string; isNew: boolean; signal: AbortSignal },
    around: Surroundings,
  ): Promise<Mentioned>;
  /** How a person signs in there; absent where no account is needed. */
  signIn?: SignIn<Name>;
  /** What can be said there; absent where nothing can. */
  speaking?: Speaking<SettingsOf<Name>>;
  /**
   * Held open. Hands over what it heard and waits until that is stored; returns with the fault that ended it (or undefined when `signal` did).
   * Channels whose `streamKey` is the same share one connection for the whole installation.
   */
  stream?(
    given: {
      settings: SettingsOf<Name>;
      cursor: Cursor;
      signal: AbortSignal;
      /** A cursor of `undefined` leaves the saved one as it is, `null` forgets it. */
      store(heard: Heard): Promise<void>;
      /** The connection stands. */
      connected(): void;
      /** Read since last time, matching or not. */
      read(posts: number): void;
    },
    around: Surroundings,
  ): Promise<Fault | undefined>;
  /** What two channels can't have in common in one organization; for a stream, what they share over all of them. */
  streamKey?(settings: SettingsOf<Name>, config: Config): string;
  /** The whole thread around a post, from the network. */
  thread?(
    given: {
      externalId: string;
      settings: SettingsOf<Name> | null;
      /** Of the channel, where there is one. */
      credentials?: Credentials;
      signal: AbortSignal;
    },
    around: Surroundings,
  ): Promise<{ ok: true; posts: ArrivedPost[] } | { ok: false; fault: Fault }>;
  byAddress?: ByAddress;
  /** For files: what a file seems to be, and its rows. */
  file?: FileReader;
  /** Bare identities of authors: handle, name, followers. */
  profiles?(
    given: { externalIds: string[]; settings: SettingsOf<Name> | null; signal: AbortSignal },
    around: Surroundings,
  ): Promise<{ ok: true; authors: NonNullable<ArrivedPost['author']>[] } | { ok: false; fault: Fault }>;
}
