// The routes of this room: from the contract to one act, and back in the contract's shapes.
import { Readable } from 'node:stream';
import type { govern } from '../../contract/govern.ts';
import { program } from '../core/actor.ts';
import { act, type Core } from '../core/context.ts';
import { Refusal } from '../core/errors.ts';
import type { Handlers } from '../core/http.ts';
import { exportAudit, findAudit } from './audit/read.ts';
import { verifyAudit } from './audit/verify.ts';
import { createKey, findKeys, revokeKey } from './keys/keys.ts';
import { notifyHandlers } from './notify/routes.ts';
import { getOrganization, updateOrganization } from './organization/edit.ts';
import { addFacility, closeFacility, reopenFacility, updateFacility } from './organization/facilities.ts';
import { acceptInvitation, readInvitation } from './people/accept.ts';
import { changeGrants } from './people/grants.ts';
import { findPeople, invite, revokeInvitation } from './people/invite.ts';
import { chooseOrganization, me, updateMe } from './people/me.ts';
import { choosePassword, resetPassword } from './people/password-link.ts';
import { removePerson, restorePerson } from './people/removal.ts';
import { findHolds, placeHold, releaseHold } from './retention/holds.ts';
import { retentionOf, setRetention } from './retention/retention.ts';
import { recordFor } from './sign-in/events.ts';
import { countTry } from './sign-in/limits.ts';
import { answerWith, beginSession, chooseInSession, findSession } from './sign-in/session.ts';
import {
  type Demonstration,
  demandLoading,
  ensureDemonstration,
  findDemonstration,
  findDemonstrator,
  letIn,
  noteDemonstration,
  removeDemonstration,
} from './start/demonstration.ts';
import { isSetUp, isStartToken } from './start/installation.ts';
import { isLocal } from './start/local.ts';
import { setUp, type Welcome } from './start/set-up.ts';

/** Where the start page says which link it was opened with. */
const startHeader = 'x-openrounds-start';
const ok = { ok: true } as const;

export interface Rightward {
  demonstration: Demonstration;
  welcome?: Welcome;
}

export function governHandlers(core: Core, { demonstration, welcome }: Rightward): Handlers<typeof govern> {
  const { config } = core;
  return {
    ...startHandlers(core, demonstration, welcome),
    ...notifyHandlers(core),
    me: (context) => me(context),
    updateMe: (context, { body }) => updateMe(context, body).then(() => ok),
    chooseOrganization: ({ body, request }) =>
      chooseOrganization(core, request.headers, body.organizationId).then(() => ok),
    getOrganization: (context) => getOrganization(context),
    updateOrganization: (context, { body }) => updateOrganization(context, body),
    addFacility: (context, { body }) => addFacility(context, body),
    updateFacility: (context, { params, body }) => updateFacility(context, params.id, body),
    closeFacility: (context, { params }) => closeFacility(context, params.id),
    reopenFacility: (context, { params }) => reopenFacility(context, params.id),
    findPeople: (context) => findPeople(context),
    changeGrants: (context, { params, body }) => changeGrants(context, params.id, body.grants),
    removePerson: (context, { params }) => removePerson(context, params.id).then(() => ok),
    restorePerson: (context, { params }) => restorePerson(context, params.id).then(() => ok),
    resetPassword: ({ params, caller }) =>
      act(core, caller.organization, caller.actor, (context) => resetPassword(context, config, params.id)),
    invite: (context, { body }) => invite(context, config, body),
    revokeInvitation: (context, { params }) => revokeInvitation(context, params.id).then(() => ok),
    ...linkHandlers(core),
    findKeys: async (context) => ({ keys: await findKeys(context) }),
    createKey: (context, { body }) => createKey(context, body),
    revokeKey: (context, { params }) => revokeKey(context, params.id).then(() => ok),
    findAudit: (context, { query }) => findAudit(context, query),
    exportAudit: async ({ query, caller }) =>
      csvAnswer(exportAudit(core, caller.organization, caller.actor, query), 'audit.csv'),
    verifyAudit: (context) => verifyAudit(context),
    getRetention: async (context) => ({ retention: await retentionOf(context), holds: await findHolds(context) }),
    setRetention: (context, { body }) => setRetention(context, body),
    placeHold: (context, { body }) => placeHold(context, body),
    releaseHold: (context, { params }) => releaseHold(context, params.id),
  };
}

type StartRoutes = 'start' | 'setUp' | 'loadDemonstration' | 'removeDemonstration';

/** Before there is anybody to sign in, and around the demonstration. */
function startHandlers(
  core: Core,
  demonstration: Demonstration,
  welcome: Welcome | undefined,
): Pick<Handlers<typeof govern>, StartRoutes> {
  return {
    async start({ request }) {
      const finished = await isSetUp(core);
      return {
        setUp: finished,
        maySetUp: !finished && (await isStartToken(core, request.headers.get(startHeader))),
        demonstration: (await findDemonstration(core)) !== undefined,
        version: core.config.version,
      };
    },
    async setUp({ body: { token, ...input }, from }) {
      if (from) await countTry(core, 'start.from', from);
      if (await isSetUp(core)) throw new Refusal('setup.finished');
      if (!(await isStartToken(core, token))) throw new Refusal('setup.token');
      const { organizationId, userId } = await setUp(core, program, input, welcome);
      const cookies = await beginSession(core, userId);
      await recordFor(core, userId, 'person.signed_in');
      return answerWith({ organizationId }, cookies);
    },
    async loadDemonstration({ body, caller, request, from }) {
      if (from) await countTry(core, 'start.from', from);
      await demandLoading(core, caller, body.token, isLocal(request, from));
      const organizationId = await ensureDemonstration(core, demonstration);
      if (!caller) {
        const cookies = await beginSession(core, await findDemonstrator(core, organizationId));
        return answerWith({ organizationId }, cookies);
      }
      await noteDemonstration(core, caller.organization, caller.actor, 'demonstration.loaded');
      const session = await findSession(core, request.headers);
      if (session && caller.userId) {
        await letIn(core, organizationId, caller.userId);
        await chooseInSession(core, session.id, organizationId);
      }
      return { organizationId };
    },
    async removeDemonstration({ caller }) {
      await removeDemonstration(core, demonstration);
      await noteDemonstration(core, caller.organization, caller.actor, 'demonstration.removed');
      return ok;
    },
  };
}

type LinkRoutes = 'readInvitation' | 'acceptInvitation' | 'choosePassword';

/** What the holder of a one-time link may do. */
function linkHandlers(core: Core): Pick<Handlers<typeof govern>, LinkRoutes> {
  const count = async (from: string) => {
    if (from) await countTry(core, 'link.from', from);
  };
  return {
    async readInvitation({ body, from }) {
      await count(from);
      return readInvitation(core, body.token);
    },
    async acceptInvitation({ body, from }) {
      await count(from);
      const { cookies } = await acceptInvitation(core, body);
      return answerWith(ok, cookies);
    },
    async choosePassword({ body, from }) {
      await count(from);
      await choosePassword(core, body.token, body.password);
      return ok;
    },
  };
}

function csvAnswer(lines: AsyncGenerator<string>, name: string): Response {
  const bytes = Readable.toWeb(Readable.from(lines, { objectMode: false })) as unknown as BodyInit;
  return new Response(bytes, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
