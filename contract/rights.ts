// Who may do what: the rights, and the roles that carry them.

export const rights = [
  'posts.read',
  'posts.hide',
  'posts.bring',
  'watches.write',
  'views.share',
  'analyses.write',
  'models.write',
  'insights.write',
  'alerts.write',
  'alerts.accept',
  'reports.write',
  'channels.read',
  'channels.write',
  'deliveries.write',
  'conversations.read',
  'conversations.write',
  'replies.write',
  'checks.lift',
  /** A patient rule’s block, as a false alarm. */
  'checks.lift_patient',
  'imports.write',
  'organization.read',
  'organization.write',
  'people.read',
  'people.write',
  'keys.write',
  'audit.read',
  'retention.write',
  'holds.write',
  'demonstration.write',
] as const;

export type Right = (typeof rights)[number];

export const roles = ['administrator', 'privacy_officer', 'editor', 'responder', 'analyst', 'reader'] as const;

export type Role = (typeof roles)[number];

const reading: Right[] = ['posts.read', 'channels.read', 'organization.read'];
const answering: Right[] = ['conversations.read', 'conversations.write', 'replies.write'];
const listening: Right[] = [...reading, 'posts.bring', 'watches.write', 'views.share', 'posts.hide', 'imports.write'];
const learning: Right[] = [
  'analyses.write',
  'models.write',
  'insights.write',
  'alerts.write',
  'alerts.accept',
  'reports.write',
];

/** What each role may do, in the whole organization or in the facilities it was given for. */
export const rightsOf: Record<Role, readonly Right[]> = {
  // What a reason does not make lawful, no administrator lifts.
  administrator: rights.filter((right) => right !== 'checks.lift_patient'),
  privacy_officer: [
    ...reading,
    'conversations.read',
    'conversations.write',
    'checks.lift',
    'checks.lift_patient',
    'posts.hide',
    'alerts.accept',
    'people.read',
    'audit.read',
    'retention.write',
    'holds.write',
  ],
  editor: [...listening, ...learning, ...answering, 'checks.lift', 'channels.write', 'deliveries.write', 'people.read'],
  responder: [
    ...reading,
    ...answering,
    'posts.hide',
    'posts.bring',
    'views.share',
    'deliveries.write',
    'analyses.write',
    'insights.write',
    'alerts.accept',
  ],
  analyst: [...listening, ...learning],
  reader: reading,
};
