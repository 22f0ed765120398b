// The half of the Connector contract that speaks: what a network can be told, and what it says became of it.
import type { z } from 'zod';
import type { deliveryContent, deliveryKinds, deliveryTarget, Fault } from '../../contract/connect.ts';
import type { Surroundings } from './connector.ts';
import type { Outside } from './outside.ts';

export type DeliveryKind = (typeof deliveryKinds)[number];
export type Content = z.output<typeof deliveryContent>;
export type Target = z.output<typeof deliveryTarget>;

/** What a channel signs in with: sealed in the database, opened for its connector alone. */
export interface Credentials {
  /** As saved last, by whichever process; undefined where there is nothing. */
  read(): Promise<Outside | undefined>;
  /** In place of what there was: the network gave a new token. */
  save(value: Outside): Promise<void>;
  /** One at a time for this channel, over all processes: two refreshes of one token would undo each other. */
  alone<T>(run: () => Promise<T>): Promise<T>;
}

/** An image as it goes out. */
export interface Image {
  bytes: Buffer;
  mediaType: string;
  alt: string;
}

export interface Speech<Settings> {
  settings: Settings;
  credentials: Credentials;
  kind: DeliveryKind;
  target: Target | null;
  content: Content | null;
  images: readonly Image[];
  /** The same for every try of this delivery, and for no other. */
  key: string;
  /** Before the first try, as the program's clock says. */
  firstTriedAt: Date;
  signal: AbortSignal;
}

/** How long the network wants to be left alone, in so many words or by the calls that it leaves us. */
export interface Patience {
  retryAt?: Date;
  quota?: Quota;
  /** It was another server that was asked on the way: its answer says nothing of the channel's own. */
  elsewhere?: true;
}

export type Told = Patience & Became;
type Became =
  | { was: 'posted'; externalId?: string; url?: string }
  /** The network said no, for good. */
  | { was: 'refused'; fault: Fault; signedOut?: true }
  /** Surely nothing is there: it was not reached, or said "later". */
  | { was: 'not_sent'; fault: Fault }
  /** It may be there: no answer, half of one, an error of the server's. */
  | { was: 'doubtful'; fault: Fault };

export type Looked = Patience & Seen;
type Seen = { found: true; externalId: string; url?: string } | { found: false } | { found: 'unknown'; fault: Fault };

/** Nobody but a person can tell whether it is there. */
export const doubt: Fault = { code: 'delivery_doubt', values: {} };

export interface Quota {
  left: number;
  of: number | null;
  resetsAt: string | null;
}

export interface Speaking<Settings> {
  can: readonly DeliveryKind[];
  /** The longest text, as the network counts it; Infinity where it sets no limit. */
  most(settings: Settings): number;
  count(text: string): number;
  /** How many images, of how many bytes. */
  images: { most: number; bytes: number };
  /** The server it goes to: what is slow or broken together. */
  destination(settings: Settings): string;
  /** For how long the network takes a second try with the same `key` for the first, ms; 0: never. */
  keyHolds: number;
  /** After how long a call that was cut off can no longer take effect, ms. */
  settles: number;
  tell(speech: Speech<Settings>, around: Surroundings): Promise<Told>;
  /**
   * Looks on the network whether it is there: by its id where that is known, else by what was said. Where a network can't
   * tell, it has no `look`, and a doubt is a person's to decide.
   */
  look?(speech: Speech<Settings> & { externalId: string | null }, around: Surroundings): Promise<Looked>;
  certifying?: Certifying<Settings>;
}

interface Own<Settings> {
  settings: Settings;
  credentials: Credentials;
  signal: AbortSignal;
}

/** What the certification of a channel, on a throw-away post of its own, knows of the network beside how it speaks. */
export interface Certifying<Settings> {
  /** Where something is sent that nobody else shall read; absent where it is published. */
  toItself?(settings: Settings): string;
  /** What the account says comes back to it by hearing. */
  hears?: true;
  /** Where it does not: looks for it where what concerns the account arrives. */
  arrived?(given: Own<Settings> & { externalId: string }, around: Surroundings): Promise<Looked>;
  /** Takes away for good what a deletion leaves there, or what nobody can take back: a bin, a copy. Its own things alone. */
  sweep?(given: Own<Settings> & { externalIds: readonly string[] }, around: Surroundings): Promise<Fault | undefined>;
}
