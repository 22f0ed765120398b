// On which ways a person is told of something. Who is called is reached on all of them; others as they chose, or so.
import { type NoticeEvent, noticeEvents, type Way } from '../../../contract/notify.ts';

const usual: Record<NoticeEvent, readonly Way[]> = {
  life_risk: ['app'],
  critical: ['app'],
  rise: ['app', 'mail'],
  accepted: ['app'],
};

export type Choices = Record<NoticeEvent, Way[]>;

/** What somebody chose, and for the rest the program's own choice. */
export const choicesOf = (rows: readonly { event: string; ways: readonly string[] }[]): Choices =>
  Object.fromEntries(
    noticeEvents.map((event) => [event, [...(rows.find((row) => row.event === event)?.ways ?? usual[event])]]),
  ) as Choices;

/** Who is called by name is listed in the app and reached on every way there is, whatever they chose. */
export const waysFor = (choices: Choices, event: NoticeEvent, called: boolean): Way[] =>
  called ? ['app', 'mail', 'push'] : choices[event];
