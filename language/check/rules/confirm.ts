// `patient.confirm`: words that say, or deny, that somebody was cared for here.
import { conditionsOf, type Mark, type Matter, markOf, touches, within } from '../matter.ts';
import { type Found, findEvery } from '../pattern.ts';
import type { Reading } from '../reading.ts';
import { again } from './confirm/again.ts';
import { had, known } from './confirm/had.ts';
import { harmless, insists, maybe, meeting } from './confirm/harmless.ts';
import { narrated } from './confirm/narrated.ts';
import { presence } from './confirm/presence.ts';
import { isBesides, presumed } from './confirm/presumed.ts';
import { records } from './confirm/records.ts';
import { recovery } from './confirm/recovery.ts';
import { repeated, retold } from './confirm/retold.ts';
import { service } from './confirm/service.ts';
import { somebody } from './confirm/somebody.ts';
import { staff } from './confirm/staff.ts';
import { theirs } from './confirm/theirs.ts';
import { mayBePresumed, mayTell } from './likened.ts';
import { isAtRisk } from './risk.ts';

/** Said whatever surrounds it, except under a condition. */
const said = [...presence, ...service, ...staff, ...records, ...recovery, ...again, ...theirs];

export function confirm(matter: Matter): Mark[] {
  if (!matter.addressed || !mayTell(matter)) return [];
  // To somebody in danger one says “you” as a person does.
  const inDanger = isAtRisk(matter) && matter.sentences.some((each) => each.has('988'));
  return matter.sentences.flatMap((reading) => {
    const conditions = conditionsOf(reading);
    return [...had(reading), ...(inDanger ? [] : told(matter, reading))]
      .filter((each) => !within(conditions, each) && !touches(harmless, reading, each))
      .filter((each) => !isBesides(matter, reading) || !touches(meeting, reading, each))
      .map((each) => markOf('patient.confirm', reading, each));
  });
}

const told = (matter: Matter, reading: Reading): Found[] => [
  ...findEvery(said, reading).filter((each) => !touches(maybe, reading, each) || insists(reading, each)),
  ...narrated(matter, reading),
  ...(mayBePresumed(matter)
    ? [
        ...somebody(matter, reading),
        ...repeated(matter, reading),
        ...presumed(matter, reading),
        ...retold(matter, reading),
        ...known(reading),
      ]
    : []),
];
