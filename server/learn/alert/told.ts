// Whom an alert reaches: other programs by an event, people by the bell, mail and phone, and whoever is on call by a call.
import type { Selectable } from 'kysely';
import type { Events } from '../../../contract/events.ts';
import type { Context, Core } from '../../core/context.ts';
import { addressOf, callOut, findAble, tell } from '../../govern/index.ts';
import type { AlertTable } from './tables.ts';

export const subjectOf = (id: string) => ({ kind: 'alert', id });

type Told = Pick<Selectable<AlertTable>, 'id' | 'kind' | 'facility_id' | 'network' | 'posts' | 'people' | 'usual'>;

export const detailsOf = ({ facility_id, network, posts, people, usual }: Told) => ({
  facilityId: facility_id,
  network,
  posts,
  people,
  usual,
});

/** Says where to look; no word of a post, no name and no handle. */
export async function emitChange(
  { db, organization, events, wake }: Context,
  core: Pick<Core, 'config'>,
  { id, kind }: Pick<AlertTable, 'id' | 'kind'>,
  change: Events['alert.changed']['change'],
): Promise<void> {
  const address = addressOf(core.config.url, 'alert', id);
  await events.emit(db, 'alert.changed', { organizationId: organization, alertId: id, kind, change, address });
  await wake('alerts');
}

/** @param calls somebody must accept it */
export async function tellOfAlert(context: Context, alert: Told, calls: boolean): Promise<void> {
  const { db, organization } = context;
  const about = {
    event: alert.kind,
    subject: subjectOf(alert.id),
    details: detailsOf(alert),
  };
  const able = await findAble(db, organization, 'alerts.accept', alert.facility_id);
  const called = calls ? await callOut(context, { ...about, facilityId: alert.facility_id }) : [];
  await tell(
    context,
    able.map(({ id }) => id).filter((id) => !called.includes(id)),
    { ...about, once: `alert ${alert.id}`, reach: alert.kind === 'rise' ? 'patient' : 'urgent' },
  );
}
