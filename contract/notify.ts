// How a person is reached: the bell, what each chose, devices, quiet hours; and who is on call.
import { z } from 'zod';
import { cursor, day, done, id, line, time } from './common.ts';
import { fault } from './connect.ts';
import { route } from './route.ts';

/** What a person may be told of. */
export const noticeEvents = ['life_risk', 'critical', 'rise', 'accepted'] as const;
export type NoticeEvent = (typeof noticeEvents)[number];

export const ways = ['app', 'mail', 'push'] as const;
export type Way = (typeof ways)[number];

const named = z.object({ id, name: z.string() });

/** Says where to look: ids, places and figures, never a word, a name or a handle of the public. */
export const notice = z.object({
  id,
  event: z.enum(noticeEvents),
  urgent: z.boolean(),
  /** Not only told: called to accept it. */
  called: z.boolean(),
  subject: z.object({ kind: z.string(), id: id.nullable() }),
  facility: z.string().nullable(),
  network: z.string().nullable(),
  posts: z.number().int().nullable(),
  people: z.number().int().nullable(),
  /** Of what was accepted: by whom. */
  byName: z.string().nullable(),
  at: time,
  readAt: time.nullable(),
});
export type Notice = z.output<typeof notice>;

const minute = z.number().int().min(0).max(1439);

export const quietHours = z.object({
  /** Minutes after midnight in the organization's time zone. */
  from: minute,
  to: minute,
  urgentBreaks: z.boolean(),
});
export type QuietHours = z.output<typeof quietHours>;

export const device = z.object({
  id,
  name: z.string(),
  createdAt: time,
  reachedAt: time.nullable(),
  fault: fault.nullable(),
});

export const notifyChoices = z.object({
  choices: z.record(z.enum(noticeEvents), z.array(z.enum(ways))),
  quiet: quietHours.nullable(),
});

const subscription = z.object({
  name: line(80),
  endpoint: z.url().max(2000),
  /** As the browser gives them, base64url. */
  p256dh: z.string().regex(/^[\w-]{80,100}=*$/),
  auth: z.string().regex(/^[\w-]{20,30}=*$/),
});

export const shift = z.object({
  person: named,
  /** In the organization's time zone, at the minute of the day when shifts change. */
  from: day,
  to: day,
});

export const rota = z.object({
  people: z.array(named),
  begins: day.nullable(),
  beginsMinute: minute,
  minutes: z.number().int(),
  /** Who is called first at this moment; null: nobody, so everybody with the right is. */
  now: named.extend({ standIn: z.boolean() }).nullable(),
  shifts: z.array(shift),
  standIns: z.array(z.object({ id, person: named, from: time, to: time })),
  /** Whoever may accept alerts can be put on the list. */
  able: z.array(named),
});
export type Rota = z.output<typeof rota>;

const byId = z.object({ id });

export const notifyRoutes = {
  findNotices: route({
    method: 'GET',
    path: '/notices',
    access: 'signed-in',
    summary: 'What you were told, newest first',
    query: z.object({ before: cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
    answer: z.object({ notices: z.array(notice), unread: z.number().int(), next: cursor.nullable() }),
  }),
  readNotices: route({
    method: 'POST',
    path: '/notices/reading',
    access: 'signed-in',
    summary: 'You have seen these; without ids, all of them',
    body: z.object({ ids: z.array(id).max(200).optional() }),
    answer: done,
  }),
  getNotifications: route({
    method: 'GET',
    path: '/me/notifications',
    access: 'signed-in',
    summary: 'What reaches you, on which ways, and when not',
    answer: notifyChoices.extend({
      devices: z.array(device),
      /** False: this installation has no outgoing mail. */
      mail: z.boolean(),
      /** For the browser to subscribe with, base64url. */
      pushKey: z.string(),
    }),
  }),
  setNotifications: route({
    method: 'PUT',
    path: '/me/notifications',
    access: 'signed-in',
    summary: 'Choose what reaches you, on which ways, and when not',
    body: notifyChoices,
    answer: done,
  }),
  addDevice: route({
    method: 'POST',
    path: '/me/devices',
    access: 'signed-in',
    summary: 'Let this phone or browser take push messages',
    body: subscription,
    answer: device,
    long: true,
  }),
  removeDevice: route({
    method: 'DELETE',
    path: '/me/devices/:id',
    access: 'signed-in',
    summary: 'No push messages to it any more',
    params: byId,
    answer: done,
  }),
  tryNotification: route({
    method: 'POST',
    path: '/me/notifications/trial',
    access: 'signed-in',
    summary: 'A trial message to you, by mail or to a device',
    body: z.object({ deviceId: id.optional() }),
    answer: z.object({ fault: fault.nullable() }),
    long: true,
  }),
  getRota: route({
    method: 'GET',
    path: '/on-call',
    access: 'organization.read',
    summary: 'Who is on call, now and in the coming weeks',
    answer: rota,
  }),
  setRota: route({
    method: 'PUT',
    path: '/on-call',
    access: 'alerts.write',
    summary: 'Put people on call, a week each in this order, the first from this week on',
    body: z.object({
      personIds: z.array(id).max(50),
      /** 0 Sunday to 6 Saturday. */
      weekday: z.number().int().min(0).max(6),
      beginsMinute: minute,
      minutes: z.number().int().min(1).max(60),
    }),
    answer: rota,
  }),
  addStandIn: route({
    method: 'POST',
    path: '/on-call/stand-ins',
    access: 'alerts.write',
    summary: 'Somebody stands in for whoever is on call',
    body: z.object({ personId: id, from: time, to: time }),
    answer: rota,
  }),
  removeStandIn: route({
    method: 'DELETE',
    path: '/on-call/stand-ins/:id',
    access: 'alerts.write',
    summary: 'The rota holds again',
    params: byId,
    answer: rota,
  }),
};
