// The patient-experience framework of this product: what people speak of, in ten areas, and where each topic belongs in
// the HCAHPS survey of 2025 and in the coding of comments to the NHS Friends and Family Test.

export type Topic = { topic: string; parent: string; hcahps: Hcahps | null; fft: Fft };

/** Domains and single questions of HCAHPS as surveyed from January 2025. */
export type Hcahps =
  | 'Communication with Nurses'
  | 'Communication with Doctors'
  | 'Responsiveness of Hospital Staff'
  | 'Communication about Medicines'
  | 'Discharge Information'
  | 'Care Coordination'
  | 'Restfulness of Hospital Environment'
  | 'Information about Symptoms'
  | 'Cleanliness of Hospital Environment'
  | 'Overall Rating'
  | 'Willingness to Recommend';

/** The nine topics under which free comments to the Friends and Family Test are commonly coded. */
export type Fft =
  | 'Access'
  | 'Care received'
  | 'Communication'
  | 'Couldn’t be improved'
  | 'Dignity'
  | 'Environment and facilities'
  | 'Miscellaneous'
  | 'Staff'
  | 'Transition and coordination';

const table: [parent: string, fft: Fft, topics: [topic: string, hcahps: Hcahps | null, fft?: Fft][]][] = [
  [
    'access',
    'Access',
    [
      ['waiting', null],
      ['appointments', null],
      ['reaching', null],
      ['travel', null],
      ['availability', null],
    ],
  ],
  [
    'staff',
    'Staff',
    [
      ['kindness', 'Communication with Nurses'],
      ['competence', null],
      ['staffing', 'Responsiveness of Hospital Staff'],
      ['responsiveness', 'Responsiveness of Hospital Staff'],
    ],
  ],
  [
    'communication',
    'Communication',
    [
      ['listening', 'Communication with Doctors'],
      ['information', 'Information about Symptoms'],
      ['updates', 'Care Coordination'],
      ['family', 'Care Coordination'],
      ['language', null],
    ],
  ],
  [
    'care',
    'Care received',
    [
      ['treatment', 'Overall Rating'],
      ['diagnosis', null],
      ['medication', 'Communication about Medicines'],
      ['pain', null],
      ['activities', null],
      ['coordination', 'Care Coordination', 'Transition and coordination'],
      ['discharge', 'Discharge Information', 'Transition and coordination'],
    ],
  ],
  [
    'safety',
    'Care received',
    [
      ['harm', null],
      ['infection', 'Cleanliness of Hospital Environment'],
      ['security', null],
    ],
  ],
  [
    'dignity',
    'Dignity',
    [
      ['privacy', null],
      ['respect', 'Communication with Nurses'],
      ['equality', null],
    ],
  ],
  [
    'place',
    'Environment and facilities',
    [
      ['cleanliness', 'Cleanliness of Hospital Environment'],
      ['noise', 'Restfulness of Hospital Environment'],
      ['food', null],
      ['facilities', null],
    ],
  ],
  [
    'cost',
    'Miscellaneous',
    [
      ['billing', null],
      ['insurance', null],
      ['prices', null],
    ],
  ],
  [
    'overall',
    'Miscellaneous',
    [
      ['gratitude', 'Willingness to Recommend', 'Couldn’t be improved'],
      ['dissatisfaction', 'Willingness to Recommend'],
    ],
  ],
  [
    'community',
    'Miscellaneous',
    [
      ['closure', null],
      ['jobs', null],
      ['events', null],
      ['leadership', null],
    ],
  ],
];

/** Every topic once, in the order of the framework. A topic's name is unique. */
export const topics: readonly Topic[] = table.flatMap(([parent, common, rows]) =>
  rows.map(([topic, hcahps, fft]) => ({ topic, parent, hcahps, fft: fft ?? common })),
);

const byName = new Map(topics.map((one) => [one.topic, one]));

export function findTopic(name: string): Topic | undefined {
  return byName.get(name);
}
