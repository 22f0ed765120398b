// From rows to the contract’s shapes: the only way out.
import type { Analysis } from '../../contract/learn/analysis.ts';
import { findTopic } from '../../language/analysis/index.ts';
import type { SeenRow } from './store/analysis.ts';

export const viewAnalysis = (row: SeenRow): Analysis => ({
  postId: row.post_id,
  language: row.language,
  read: row.read,
  sentiment: row.sentiment,
  topics: row.topics.flatMap((topic) => {
    const parent = findTopic(topic)?.parent;
    return parent ? [{ topic, parent }] : [];
  }),
  urgency: row.urgency,
  lifeRisk: row.life_risk,
  flags: row.flags,
  personalData: row.personal_data,
  model: row.model,
  machine: row.machine,
  correctedAt: row.corrected_at?.toISOString() ?? null,
  correctedByName: row.corrected_by_name,
  correctionId: row.correction_id,
  changedSince: row.corrected_at !== null && row.edited_at !== null && row.edited_at > row.corrected_at,
});
