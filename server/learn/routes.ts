// The routes of this room: from the contract to one act, and back in the contract’s shapes.
import type { learn } from '../../contract/learn.ts';
import type { Connector } from '../connect/index.ts';
import { facilitiesFor } from '../core/actor.ts';
import type { Handlers } from '../core/http.ts';
import { agreementHandlers } from './agreement/routes.ts';
import { alertHandlers } from './alert/routes.ts';
import { findAnalysedPosts } from './analyse/posts.ts';
import { boardHandlers } from './board/routes.ts';
import { compareHandlers } from './compare/routes.ts';
import { correctionHandlers } from './correct/routes.ts';
import { insightHandlers } from './follow-through/routes.ts';
import { beginReanalysis, getReanalysis, stopReanalysis } from './reanalyze/reanalyze.ts';
import { reportHandlers } from './report/routes.ts';
import { checkScope } from './scope.ts';
import { findAnalyses } from './store/analysis.ts';
import { countScope } from './store/scope.ts';
import { taxonomyHandlers } from './taxonomy/routes.ts';
import { themeHandlers } from './theme/routes.ts';
import { viewAnalysis } from './views.ts';
import { voiceHandlers } from './voices/routes.ts';

export function learnHandlers({ connectors }: { connectors: readonly Connector[] }): Handlers<typeof learn> {
  return {
    ...insightHandlers(connectors),
    async findAnalyses({ db, organization, actor }, { body }) {
      const visible = facilitiesFor(actor, 'posts.read');
      return { analyses: (await findAnalyses(db, organization, body.postIds, visible)).map(viewAnalysis) };
    },
    findAnalysedPosts: (context, { query }) => findAnalysedPosts(context, query),
    ...correctionHandlers,
    getReanalysis: (context, { core }) => getReanalysis(context, core),
    beginReanalysis: (context, { core }) => beginReanalysis(context, core),
    stopReanalysis: (context, { core }) => stopReanalysis(context, core),
    async getScope(context, { query }) {
      const scope = await checkScope(context, query);
      return { period: scope.period, ...(await countScope(context.db, scope)) };
    },
    ...agreementHandlers,
    ...boardHandlers,
    ...alertHandlers,
    ...taxonomyHandlers(connectors),
    ...compareHandlers,
    ...themeHandlers,
    ...voiceHandlers,
    ...reportHandlers,
  };
}
