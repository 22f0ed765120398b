// The rows of this room's tables, as Kysely reads and writes them.
import type { ColumnType } from 'kysely';
import type { Flag, Sentiment, Urgency } from '../../language/analysis/index.ts';
import type { PersonalData } from '../../language/personal-data/index.ts';

type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** What a person may correct. */
export interface Understood {
  sentiment: Sentiment;
  urgency: Urgency;
  lifeRisk: boolean;
  topics: string[];
  flags: Flag[];
}

export interface AnalysisTable {
  organization_id: string;
  post_id: string;
  model: string;
  analysed_at: Date;
  language: string;
  read: boolean;
  sentiment: Sentiment;
  scores: Json<Partial<Record<Sentiment, number>>>;
  urgency: Urgency;
  life_risk: boolean;
  topics: string[];
  topic_scores: number[];
  parents: string[];
  flags: Flag[];
  personal_data: Json<PersonalData[]>;
  machine: NullableJson<Understood>;
  corrected_at: Date | null;
  corrected_by: string | null;
  edited_at: Date | null;
  at: Date;
  author_id: string | null;
  facility_id: string | null;
  network: string;
  aside: boolean;
}

export interface SecondReadingTable {
  organization_id: string;
  id: string;
  post_id: string;
  person_id: string;
  at: Date;
  person: Json<Understood>;
  machine: Json<Understood>;
  model: string;
}

declare module '../core/database.ts' {
  interface Tables {
    'learn.analysis': AnalysisTable;
    'learn.second_reading': SecondReadingTable;
  }
}
