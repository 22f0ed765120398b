// The pages of Learn, in the order of their tabs; `name` is a word `tab_…` of words/*/learn.json.

export const learnTabs = [
  { to: '/learn', name: 'themes' },
  { to: '/learn/questions', name: 'questions' },
  { to: '/learn/follow-through', name: 'follow' },
  { to: '/learn/alerts', name: 'alerts' },
  { to: '/learn/agreement', name: 'agreement' },
] as const;

export type LearnTab = (typeof learnTabs)[number]['name'];
