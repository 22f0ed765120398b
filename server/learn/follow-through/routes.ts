// The routes of follow-through: from the contract to one act, and back in the contract's shapes.
import type { insightRoutes } from '../../../contract/learn/insights.ts';
import type { Connector } from '../../connect/index.ts';
import type { Context } from '../../core/context.ts';
import type { Handlers } from '../../core/http.ts';
import { findPeople } from '../store/insight-step.ts';
import { exportInsights, findBoard, findOwed, findStage } from './board.ts';
import { showContributor, showContributors } from './contributors.ts';
import { findEvidence, showInsight } from './show.ts';
import { changeInsight, decideInsight, ownInsight, publishInsight, setAside, undoStep, writeYouSaid } from './steps.ts';
import { tell, tellByHand, untell } from './tell.ts';
import { addEvidence, editInsight, previewEvidence, takeOutEvidence, writeInsight } from './write.ts';

export function insightHandlers(connectors: readonly Connector[]): Handlers<typeof insightRoutes> {
  /** An act on one insight, which then answers with what it has become. */
  const then =
    <Given>(act: (context: Context, id: string, given: Given) => Promise<void>) =>
    async (context: Context, { params, body }: { params: { id: string }; body: Given }) => {
      await act(context, params.id, body);
      return showInsight(context, params.id);
    };
  return {
    findBoard: (context, { query }) => findBoard(context, query),
    findStage: (context, { query }) => findStage(context, query),
    findOwed: (context) => findOwed(context),
    findOwners: async ({ db, organization }) => ({ people: await findPeople(db, organization) }),
    exportInsights: async (context, { query }) => csvAnswer(await exportInsights(context, query)) as never,
    previewEvidence: (context, { body }) => previewEvidence(context, body.scope),
    writeInsight: async (context, { body }) => showInsight(context, await writeInsight(context, body)),
    getInsight: (context, { params }) => showInsight(context, params.id),
    editInsight: then(editInsight),
    findEvidence: (context, { params, query }) => findEvidence(context, params.id, query.before),
    addEvidence: then((context, id, { postIds }: { postIds: string[] }) => addEvidence(context, id, postIds)),
    async removeEvidence(context, { params }) {
      await takeOutEvidence(context, params.id, params.post);
      return showInsight(context, params.id);
    },
    ownInsight: then(ownInsight),
    decideInsight: then(decideInsight),
    changeInsight: then(changeInsight),
    writeYouSaid: then(writeYouSaid),
    publishInsight: then(publishInsight),
    setInsightAside: then(setAside),
    async undoStep(context, { params }) {
      await undoStep(context, params.id, params.step);
      return showInsight(context, params.id);
    },
    findContributors: (context, { params }) => showContributors(context, params.id),
    async tell(context, { params, body }) {
      await tell(context, connectors, params.id, body);
      return showContributor(context, params.id, body.contributorId);
    },
    async tellByHand(context, { params, body }) {
      await tellByHand(context, params.id, body);
      return showContributor(context, params.id, body.contributorId);
    },
    async untell(context, { params }) {
      await untell(context, connectors, params.id, params.telling);
      return { ok: true as const };
    },
  };
}

const csvAnswer = (text: string): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="follow-through.csv"',
      'cache-control': 'no-store',
    },
  });
