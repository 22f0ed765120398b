// What people need and expect: analyses of posts, and what is made of them.
import { agreementRoutes } from './learn/agreement.ts';
import { alertRoutes } from './learn/alerts.ts';
import { analysisRoutes } from './learn/analysis.ts';
import { boardRoutes } from './learn/board.ts';
import { compareRoutes } from './learn/compare.ts';
import { correctionRoutes } from './learn/correction.ts';
import { insightRoutes } from './learn/insights.ts';
import { reanalysisRoutes } from './learn/reanalysis.ts';
import { reportRoutes } from './learn/reports.ts';
import { scopeRoutes } from './learn/scope.ts';
import { taxonomyRoutes } from './learn/taxonomies.ts';
import { themeRoutes } from './learn/themes.ts';
import { voiceRoutes } from './learn/voices.ts';

export const learn = {
  ...analysisRoutes,
  ...correctionRoutes,
  ...reanalysisRoutes,
  ...scopeRoutes,
  ...agreementRoutes,
  ...taxonomyRoutes,
  ...insightRoutes,
  ...reportRoutes,
  ...boardRoutes,
  ...alertRoutes,
  ...compareRoutes,
  ...themeRoutes,
  ...voiceRoutes,
};
