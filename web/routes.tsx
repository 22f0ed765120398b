// The map of pages: addresses, what must be loaded first, which page shows it. Each page is its own piece of script.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { deliveryStates } from '../contract/connect.ts';
import { ways } from '../contract/learn/compare.ts';
import { stages } from '../contract/learn/insights.ts';
import { scope } from '../contract/learn/scope.ts';
import { strandKinds } from '../contract/learn/themes.ts';
import { voiceOrders } from '../contract/learn/voices.ts';
import { filters } from '../contract/listen.ts';
import { queueFilters, queueViews } from '../contract/respond.ts';
import { Refused } from './lib/call.ts';
import { meQuery } from './lib/me.ts';
import { queries } from './lib/queries.ts';
import { Frame } from './parts/Frame.tsx';
import { Lost, PageWrong } from './parts/Lost.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost, errorComponent: PageWrong });

const page = <const Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load as never, name) });

const startPage = page('/start', () => import('./pages/start/Start.tsx'), 'Start');
const setupPage = page('/setup', () => import('./pages/start/Setup.tsx'), 'Setup');
const signInPage = page('/sign-in', () => import('./pages/start/SignIn.tsx'), 'SignIn');
const invitationPage = page('/invitation', () => import('./pages/start/Invitation.tsx'), 'Invitation');
const rulesPage = page('/rules', () => import('./pages/start/Rules.tsx'), 'Rules');
const rulePage = page('/rules/$rule', () => import('./pages/start/Rules.tsx'), 'Rule');
const passwordPage = page('/password', () => import('./pages/start/NewPassword.tsx'), 'NewPassword');

/** Everything behind sign-in. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  component: Frame,
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'signed_out') {
        throw redirect({
          to: location.pathname === '/' ? '/start' : '/sign-in',
          search: location.pathname === '/' ? {} : { to: location.href },
        });
      }
      throw error;
    }
  },
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/today' });
  },
});
const hearNow = createRoute({
  getParentRoute: () => frame,
  path: '/hear',
  component: lazyRouteComponent(() => import('./pages/start/HearNow.tsx'), 'HearNow'),
});
const today = createRoute({
  getParentRoute: () => frame,
  path: '/today',
  component: lazyRouteComponent(() => import('./pages/today/Today.tsx'), 'Today'),
});

/** The filters of the stream, and what of the page is open: all in the address. */
export const listenSearch = filters.partial().extend({
  edit: z.string().max(40).optional().catch(undefined),
  chart: z.enum(['table']).optional().catch(undefined),
});
const listen = createRoute({
  getParentRoute: () => frame,
  path: '/listen',
  validateSearch: listenSearch,
  component: lazyRouteComponent(() => import('./pages/listen/Listen.tsx'), 'Listen'),
});
const mutes = createRoute({
  getParentRoute: () => frame,
  path: '/listen/mutes',
  component: lazyRouteComponent(() => import('./pages/listen/Mutes.tsx'), 'Mutes'),
});
const language = createRoute({
  getParentRoute: () => frame,
  path: '/listen/language',
  component: lazyRouteComponent(() => import('./pages/listen/LanguageHelp.tsx'), 'LanguageHelp'),
});
const conversation = createRoute({
  getParentRoute: () => frame,
  path: '/conversations/$id',
  validateSearch: z.object({ post: z.string().optional() }),
  component: lazyRouteComponent(() => import('./pages/listen/Conversation.tsx'), 'Conversation'),
});

/** What narrows the inbox, and which conversation is open: all in the address. */
export const respondSearch = queueFilters
  .omit({ urgency: true, view: true })
  .partial()
  .extend({
    view: z.enum(queueViews).optional().catch(undefined),
    urgency: z.enum(['1', '2', '3']).optional().catch(undefined),
    thread: z.uuid().optional().catch(undefined),
  });
const respond = createRoute({
  getParentRoute: () => frame,
  path: '/respond',
  validateSearch: respondSearch,
  component: lazyRouteComponent(() => import('./pages/respond/Respond.tsx'), 'Respond'),
});

const { shape: ofScope } = scope;
/** What all pages of Learn are about: in the address, and kept from one to the next. */
export const learnSearch = z.object({
  from: ofScope.from.catch(undefined),
  to: ofScope.to.catch(undefined),
  days: ofScope.days.catch(undefined),
  facility: ofScope.facility.catch(undefined),
  watch: ofScope.watch.catch(undefined),
  network: ofScope.network.catch(undefined),
  lang: ofScope.lang.catch(undefined),
});
const themes = createRoute({
  getParentRoute: () => frame,
  path: '/learn',
  validateSearch: learnSearch,
  component: lazyRouteComponent(() => import('./pages/learn/Themes.tsx'), 'Themes'),
});
const alerts = createRoute({
  getParentRoute: () => frame,
  path: '/learn/alerts',
  validateSearch: learnSearch,
  component: lazyRouteComponent(() => import('./pages/learn/alerts/Alerts.tsx'), 'Alerts'),
});
const alert = createRoute({
  getParentRoute: () => frame,
  path: '/learn/alerts/$id',
  component: lazyRouteComponent(() => import('./pages/learn/alerts/Alert.tsx'), 'Alert'),
});
const strandKey = z.string().max(300).catch('');
const theme = createRoute({
  getParentRoute: () => frame,
  path: '/learn/theme',
  validateSearch: learnSearch.extend({ key: strandKey }),
  component: lazyRouteComponent(() => import('./pages/learn/Theme.tsx'), 'Theme'),
});
const questions = createRoute({
  getParentRoute: () => frame,
  path: '/learn/questions',
  validateSearch: learnSearch,
  component: lazyRouteComponent(() => import('./pages/learn/Questions.tsx'), 'Questions'),
});
/** The posts under a figure. */
const strandPosts = createRoute({
  getParentRoute: () => frame,
  path: '/learn/posts',
  validateSearch: learnSearch.extend({ key: strandKey, kind: z.enum(strandKinds).catch('theme') }),
  component: lazyRouteComponent(() => import('./pages/learn/Posts.tsx'), 'Posts'),
});
const compare = createRoute({
  getParentRoute: () => frame,
  path: '/learn/compare',
  validateSearch: learnSearch.extend({
    by: z.enum(ways).optional().catch(undefined),
    measure: z.string().max(60).optional().catch(undefined),
    group: z.string().max(100).optional().catch(undefined),
    chart: z.enum(['table']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/learn/compare/Compare.tsx'), 'Compare'),
});
const board = createRoute({
  getParentRoute: () => frame,
  path: '/learn/board',
  validateSearch: learnSearch,
  component: lazyRouteComponent(() => import('./pages/learn/board/Board.tsx'), 'Board'),
});
const agreement = createRoute({
  getParentRoute: () => frame,
  path: '/learn/agreement',
  validateSearch: learnSearch,
  component: lazyRouteComponent(() => import('./pages/learn/Agreement.tsx'), 'Agreement'),
});
const taxonomies = createRoute({
  getParentRoute: () => frame,
  path: '/learn/taxonomies',
  validateSearch: learnSearch,
  component: lazyRouteComponent(() => import('./pages/learn/Taxonomies.tsx'), 'Taxonomies'),
});
const voices = createRoute({
  getParentRoute: () => frame,
  path: '/learn/voices',
  validateSearch: learnSearch.extend({ by: z.enum(voiceOrders).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./pages/learn/Voices.tsx'), 'Voices'),
});
const readAgain = createRoute({
  getParentRoute: () => frame,
  path: '/learn/agreement/read',
  component: lazyRouteComponent(() => import('./pages/learn/ReadAgain.tsx'), 'ReadAgain'),
});
/** The board: by place and owner; a stage whole, or what was set aside. */
export const followSearch = z.object({
  facility: z.uuid().optional().catch(undefined),
  owner: z
    .union([z.uuid(), z.literal('none')])
    .optional()
    .catch(undefined),
  stage: z
    .enum([...stages, 'aside'])
    .optional()
    .catch(undefined),
});
const follow = createRoute({
  getParentRoute: () => frame,
  path: '/learn/follow-through',
  validateSearch: followSearch,
  component: lazyRouteComponent(() => import('./pages/learn/follow/Board.tsx'), 'Board'),
});
const newInsight = createRoute({
  getParentRoute: () => frame,
  path: '/learn/follow-through/new',
  validateSearch: learnSearch.extend({
    what: z.string().max(80).optional().catch(undefined),
    /** Ids of posts it rests on. */
    posts: z.string().max(20_000).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./pages/learn/follow/NewInsight.tsx'), 'NewInsight'),
});
const insight = createRoute({
  getParentRoute: () => frame,
  path: '/learn/follow-through/$id',
  component: lazyRouteComponent(() => import('./pages/learn/follow/Insight.tsx'), 'Insight'),
});
const reports = createRoute({
  getParentRoute: () => frame,
  path: '/learn/reports',
  component: lazyRouteComponent(() => import('./pages/learn/reports/Reports.tsx'), 'Reports'),
});
const report = createRoute({
  getParentRoute: () => frame,
  path: '/learn/reports/$id',
  component: lazyRouteComponent(() => import('./pages/learn/reports/ReportPage.tsx'), 'ReportPage'),
});
/** The posts under a figure of a report. */
const countedPosts = createRoute({
  getParentRoute: () => frame,
  path: '/learn/counted',
  validateSearch: learnSearch.extend({ what: z.string().max(80).catch('all') }),
  component: lazyRouteComponent(() => import('./pages/learn/reports/Counted.tsx'), 'Counted'),
});

const connect = createRoute({
  getParentRoute: () => frame,
  path: '/connect',
  component: lazyRouteComponent(() => import('./pages/connect/Connect.tsx'), 'Connect'),
});
const addChannel = createRoute({
  getParentRoute: () => frame,
  path: '/connect/add',
  component: lazyRouteComponent(() => import('./pages/connect/AddChannel.tsx'), 'AddChannel'),
});
const channel = createRoute({
  getParentRoute: () => frame,
  path: '/connect/channels/$id',
  component: lazyRouteComponent(() => import('./pages/connect/Channel.tsx'), 'Channel'),
});
const comeBack = createRoute({
  getParentRoute: () => frame,
  path: '/connect/back',
  component: lazyRouteComponent(() => import('./pages/connect/Return.tsx'), 'Return'),
});
/** What narrows the list: all in the address. */
export const deliveriesSearch = z.object({
  state: z.enum(deliveryStates).optional().catch(undefined),
  channel: z.uuid().optional().catch(undefined),
});
const deliveries = createRoute({
  getParentRoute: () => frame,
  path: '/connect/deliveries',
  validateSearch: deliveriesSearch,
  component: lazyRouteComponent(() => import('./pages/connect/Deliveries.tsx'), 'Deliveries'),
});
const webhooks = createRoute({
  getParentRoute: () => frame,
  path: '/connect/webhooks',
  component: lazyRouteComponent(() => import('./pages/connect/Webhooks.tsx'), 'Webhooks'),
});
const byHand = createRoute({
  getParentRoute: () => frame,
  path: '/connect/by-hand',
  component: lazyRouteComponent(() => import('./pages/connect/ByHand.tsx'), 'ByHand'),
});
const newImport = createRoute({
  getParentRoute: () => frame,
  path: '/connect/import',
  component: lazyRouteComponent(() => import('./pages/connect/NewImport.tsx'), 'NewImport'),
});
const oneImport = createRoute({
  getParentRoute: () => frame,
  path: '/connect/imports/$id',
  component: lazyRouteComponent(() => import('./pages/connect/Import.tsx'), 'Import'),
});

const govern = createRoute({
  getParentRoute: () => frame,
  path: '/govern',
  component: lazyRouteComponent(() => import('./pages/govern/Govern.tsx'), 'Govern'),
});
const people = createRoute({
  getParentRoute: () => frame,
  path: '/govern/people',
  component: lazyRouteComponent(() => import('./pages/govern/People.tsx'), 'People'),
});
const keys = createRoute({
  getParentRoute: () => frame,
  path: '/govern/keys',
  component: lazyRouteComponent(() => import('./pages/govern/Keys.tsx'), 'Keys'),
});
const keeping = createRoute({
  getParentRoute: () => frame,
  path: '/govern/retention',
  component: lazyRouteComponent(() => import('./pages/govern/Retention.tsx'), 'Retention'),
});
const onCall = createRoute({
  getParentRoute: () => frame,
  path: '/govern/on-call',
  component: lazyRouteComponent(() => import('./pages/govern/OnCall.tsx'), 'OnCall'),
});
const audit = createRoute({
  getParentRoute: () => frame,
  path: '/govern/audit',
  component: lazyRouteComponent(() => import('./pages/govern/Audit.tsx'), 'Audit'),
});
const account = createRoute({
  getParentRoute: () => frame,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/govern/Account.tsx'), 'Account'),
});

const tree = root.addChildren([
  startPage,
  setupPage,
  signInPage,
  invitationPage,
  passwordPage,
  rulesPage,
  rulePage,
  frame.addChildren([
    home,
    hearNow,
    today,
    listen,
    mutes,
    language,
    conversation,
    themes,
    alerts,
    alert,
    theme,
    questions,
    strandPosts,
    compare,
    board,
    agreement,
    readAgain,
    voices,
    follow,
    newInsight,
    insight,
    reports,
    report,
    countedPosts,
    taxonomies,
    respond,
    connect,
    addChannel,
    channel,
    comeBack,
    deliveries,
    webhooks,
    byHand,
    newImport,
    oneImport,
    govern,
    people,
    keys,
    keeping,
    onCall,
    audit,
    account,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Text as it stands: `?q="er wait"` keeps its quotes, and `?q=911` is no number.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
    return text && `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
