// From rows to the contract’s shapes: the only way out.
import type { Analysis } from '../../contract/learn/analysis.ts';
import { findTopic } from '../../language/analysis/index.ts';
import type { AnalysisRow } from './store/analysis.ts';

export const viewAnalysis = (row: AnalysisRow): Analysis => ({
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
  correctedAt: row.corrected_at?.toISOString() ?? null,
});
