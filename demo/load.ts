// Founds the imagined health system and fills it: its people, channels, watches, views, 90 days of what people said, and what was
// concluded from it.
import { addDemonstrationChannel } from '../server/connect/index.ts';
import { program } from '../server/core/actor.ts';
import { act, type Context, type Core } from '../server/core/context.ts';
import { inInstallation } from '../server/core/database.ts';
import { addPerson, foundOrganization } from '../server/govern/index.ts';
import { addWatch, createReceiver, saveView } from '../server/listen/index.ts';
import { standBy } from './alerts.ts';
import { concludeAll } from './insights.ts';
import { type FacilityKey, facilities, organization, savedViews, staff, watches } from './organization.ts';
import { type DemoPost, readTexts, toPosts } from './posts.ts';

const keys = Object.keys(facilities) as FacilityKey[];

const batch = 500;

/** What the staff call their presence on each network. */
const channelNames: Record<string, string> = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  facebook: 'Facebook page',
  google: 'Google reviews',
  instagram: 'Instagram',
  x: 'X',
  forum: 'Valley forum',
  mail: 'Patient Relations mail',
  blog: 'Our blog',
  survey: 'Comment cards',
};

/** Returns the new organization's id. The last day of its 90 is today; what lies ahead of this hour is left out. */
export async function loadDemonstration(core: Core): Promise<string> {
  const { id, facilityOf, personOf } = await found(core);
  await store(core, id, toPosts(readTexts(), today(core), offset(core), core.clock.now()), facilityOf);
  await act(core, id, program, (context) => concludeAll(context, facilityOf, personOf));
  return id;
}

async function found(
  core: Core,
): Promise<{ id: string; facilityOf: Map<FacilityKey, string>; personOf: Map<string, string> }> {
  return inInstallation(core.database, async (db) => {
    const { context, facilityIds } = await foundOrganization(core, db, program, {
      organization: { otherNames: [], language: 'en', timeZone: 'America/New_York', ...organization },
      facilities: keys.map((key) => ({ otherNames: [], ...facilities[key] })),
      demonstration: true,
    });
    const facilityOf = new Map(keys.map((key, index) => [key, facilityIds[index] as string]));
    const personOf = await fill(context, facilityOf);
    return { id: context.organization, facilityOf, personOf };
  });
}

/** Returns the ids of its people by name. */
async function fill(context: Context, facilityOf: Map<FacilityKey, string>): Promise<Map<string, string>> {
  const personOf = new Map<string, string>();
  const idOf = (key: FacilityKey | undefined) => (key ? (facilityOf.get(key) ?? null) : null);
  for (const { name, email, role, facility, language } of staff) {
    const grants = [{ role, facilityId: idOf(facility) }];
    personOf.set(name, (await addPerson(context, { name, email, language, grants })).personId);
  }
  const watchOf = new Map<string, string>();
  for (const { name, query, facility } of watches) {
    watchOf.set(name, (await addWatch(context, { name, query, facilityId: idOf(facility) })).id);
  }
  for (const { name, filters, pinned } of savedViews) {
    const { watch, facility, ...rest } = filters;
    const named = {
      ...rest,
      ...(watch ? { watch: watchOf.get(watch) } : {}),
      ...(facility ? { facility: facilityOf.get(facility) } : {}),
    };
    await saveView(context, { name, filters: named, shared: true, pinned });
  }
  await standBy(context, personOf, watchOf);
  return personOf;
}

/** As a hospital's own would be: one channel for each network. */
async function store(
  core: Core,
  id: string,
  posts: readonly DemoPost[],
  facilityOf: Map<FacilityKey, string>,
): Promise<void> {
  const receiver = createReceiver(core);
  for (const [network, said] of Map.groupBy(posts, ({ post }) => post.network)) {
    const channelId = await act(core, id, program, (context) =>
      addDemonstrationChannel(context, { network, name: channelNames[network] ?? network, stored: said.length }),
    );
    for (const [facility, of] of Map.groupBy(said, (each) => each.facility)) {
      const facilityId = facility ? (facilityOf.get(facility) ?? null) : null;
      for (let from = 0; from < of.length; from += batch) {
        const part = of.slice(from, from + batch).map(({ post }) => post);
        await act(core, id, program, (context) =>
          receiver.receive(context, { channelId, facilityId, posts: part, changes: [] }),
        );
      }
    }
  }
}

/** Today's date where the imagined system is. */
function today({ clock }: Core): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: organization.timeZone }).format(clock.now());
}

/** Minutes that its local time is ahead of UTC now. */
function offset({ clock }: Core): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: organization.timeZone,
    timeZoneName: 'longOffset',
  }).formatToParts(clock.now());
  const [, sign = '+', hours = '0', minutes = '0'] =
    /GMT([+-])(\d\d):(\d\d)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
