// Which examples explain the watch language; the catalogues hold each query (`example_…`) and what it finds (`example_…_finds`).
export const sections = [
  {
    key: 'words',
    examples: ['word', 'phrase', 'exact', 'beginning', 'hashtag', 'mention', 'emoji'],
  },
  {
    key: 'combining',
    examples: ['and', 'or', 'not', 'group', 'near', 'onear'],
  },
  {
    key: 'facts',
    examples: ['from', 'to', 'network', 'lang', 'site', 'question', 'review', 'has', 'rating', 'followers', 'place'],
  },
  { key: 'whole', examples: ['names', 'waiting', 'praise'] },
] as const;

export type Example = (typeof sections)[number]['examples'][number];
