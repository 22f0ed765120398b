// The rows of this room's tables, as Kysely reads and writes them.
import type { ColumnType, Generated } from 'kysely';
import type { Taxonomy } from '../../contract/learn/taxonomies.ts';
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

/** People, all and by topic; what is missing is not shown. */
export interface FrozenColumn {
  people: number | null;
  topics: Record<string, number>;
}

export interface FrozenTable {
  unnamed: boolean;
  together: FrozenColumn;
  /** As the publication's places. */
  places: FrozenColumn[];
}

export interface PublicationTable {
  organization_id: string;
  id: string;
  from_day: string;
  to_day: string;
  made_at: Date;
  made_by: string | null;
  places: Json<{ id: string; name: string }[]>;
  shown: Json<FrozenTable>;
}

export interface BoardLinkTable {
  organization_id: string;
  id: string;
  publication_id: string;
  name: string;
  language: 'en' | 'es';
  places: string[];
  token_hash: Buffer;
  made_at: Date;
  made_by: string | null;
  expires_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
  reads: Generated<number>;
  read_at: Date | null;
}

export interface BoardQuoteTable {
  organization_id: string;
  link_id: string;
  post_id: string;
  topic: string;
  text: string;
  agreed: boolean;
  chosen_at: Date;
  chosen_by: string | null;
}

type Outcome = NonNullable<Taxonomy['outcome']>;

export interface TaxonomyTable {
  organization_id: string;
  id: string;
  name: string;
  source: Taxonomy['source'];
  state: Taxonomy['state'];
  file_id: string | null;
  columns: Json<Taxonomy['columns']>;
  chosen: NullableJson<{ text: string; label: string }>;
  outcome: NullableJson<Outcome>;
  fault: NullableJson<NonNullable<Taxonomy['fault']>>;
  model: Buffer | null;
  created_at: Date;
  created_by: string | null;
  trained_at: Date | null;
  used_since: Date | null;
  labelled_to: Date | null;
}

interface CorrectionTable {
  organization_id: string;
  id: string;
  post_id: string;
  at: Date;
  by_person: string | null;
  changed: Json<Partial<Understood>>;
  machine: Json<Partial<Understood>>;
  model: string;
  undone_at: Date | null;
}

declare module '../core/database.ts' {
  interface Tables {
    'learn.analysis': AnalysisTable;
    'learn.correction': CorrectionTable;
    'learn.second_reading': SecondReadingTable;
    'learn.publication': PublicationTable;
    'learn.board_link': BoardLinkTable;
    'learn.board_quote': BoardQuoteTable;
    'learn.taxonomy': TaxonomyTable;
  }
}
