// The pages of Learn, in the order of their tabs; `name` is a word `tab_…` of words/*/learn.json; `right`: who sees it.

export const learnTabs = [
  { to: '/learn', name: 'themes' },
  { to: '/learn/questions', name: 'questions' },
  { to: '/learn/voices', name: 'voices' },
  { to: '/learn/compare', name: 'compare' },
  { to: '/learn/follow-through', name: 'follow' },
  { to: '/learn/alerts', name: 'alerts' },
  { to: '/learn/reports', name: 'reports' },
  { to: '/learn/agreement', name: 'agreement' },
  { to: '/learn/board', name: 'board', right: 'reports.write' },
] as const;

export type LearnTab = (typeof learnTabs)[number]['name'];
