// How the model of names and places is trained: on generated texts with typed spans, and on sentences of our own.
import { type Example, type Model, train } from '../../language/linear/index.ts';
import { type NameLabel, nameFeatures, nearest } from '../../language/personal-data/names.ts';
import { tokensOf } from '../../language/personal-data/tokens.ts';
import { dice } from '../dice.ts';
import { type Query, readQueries, readSpans, type Spanned } from './data.ts';
import { readOwn, wordings } from './own.ts';

type Marked = { text: string; spans: { label: NameLabel; start: number; end: number }[] };

/** Trains on all but the queries and sentences for which `isHeld` is true. */
export function trainNames(isHeld: (text: string) => boolean = () => false): Model {
  const queries = readQueries().filter(({ text }) => !isHeld(text));
  const marked = [
    ...queries.map(markQuery),
    ...queries.map(markQuery),
    ...readSpans()
      .filter(({ text }) => !isHeld(text))
      .map(markSpans),
    ...ownNames(),
    ...ownNameless(),
  ];
  const examples = marked.flatMap(examplesOf);
  return train(examples, {
    kind: 'one',
    name: 'names',
    cost: 0.3,
    balance: 0.1,
    ratio: 0.3,
    leastTexts: 2,
    most: 60_000,
  });
}

function markQuery({ text, phi }: Query): Marked {
  const spans = phi.flatMap(({ identifier_type: type, value }) => {
    const start = text.indexOf(value);
    const label: NameLabel = type === 'NAME' ? 'name' : type === 'GEOGRAPHIC_LOCATION' ? 'place' : 'other';
    return start < 0 || label === 'other' ? [] : [{ label, start, end: start + value.length }];
  });
  return { text, spans };
}

function markSpans({ text, spans }: Spanned): Marked {
  const labels: Record<string, NameLabel> = { PERSON: 'name', LOCATION: 'place', ADDRESS: 'place', TITLE: 'other' };
  return { text, spans: spans.map(({ type, start, end }) => ({ label: labels[type] ?? 'other', start, end })) };
}

function examplesOf({ text, spans }: Marked): Example[] {
  const tokens = tokensOf(text);
  const labels: NameLabel[] = [];
  const examples: Example[] = [];
  tokens.forEach((token, i) => {
    const label = token.capital
      ? (spans.find(({ start, end }) => token.start >= start && token.end <= end)?.label ?? 'other')
      : 'other';
    if (token.capital)
      examples.push({
        text: '',
        labels: [label],
        features: nameFeatures(text, tokens, i, nearest(labels, tokens, text)),
      });
    labels.push(label);
  });
  return examples;
}

const given =
  'Carla Ismael Rosario Marcus Deandra Priya Hector Wendy Lorna Tyrell Beatriz Oscar Mei Latoya Gustavo Kiersten Abdul Nadia Walter Fern Joaquín Lupita Trevor Yesenia Amara Dmitri Renee Cody Shanice Iván'.split(
    ' ',
  );
const family =
  'Patel Kessler Nguyen Okafor Delgado Whitfield Sandoval Rahman Beck Ostrowski Tran Fuentes Abernathy Liu Castellanos Mbeki Lang Petrov Yamada Quist Barrientos O’Neal Haddad Dubois Ruiz Cho Ramsey Villanueva'.split(
    ' ',
  );
const places =
  'Mercy Valley|St. Anne|Lakeside Children’s|Harbor General|Maple Street Clinic|Cedar Falls|Tres Encinos|Riverbend|Canal Street|Oak Hill Medical Center|Fresno|Santa Rosa|Milwaukee|North Campus|Sutter Creek|County General Hospital|San Antonio|Bayview Family Practice|Elm Ridge|Tucson'.split(
    '|',
  );
const templates = [
  '(Nurse|nurse|Dr.|Doctor|dr|Mr.|Mrs.|Ms.) {F} (at|from) {P} was (so kind|rude|amazing|wonderful with my mom)',
  '(Thank you|Shout out to|Thanks to|Grateful for) (nurse|Dr.|) {G} (and|&) {G} (at|on 4 West at) {P}',
  'my (dad|husband|neighbor|son) {G} {F} (was in|died at|had surgery at|waited five hours at) {P}',
  '{G} {F} was (seen|admitted|discharged) (at|from) {P} (last week|on Monday|yesterday)',
  'patient {G} {I}. (seen in|treated at) {P} (needs follow up|for asthma|with COPD)',
  'Please (call|tell|ask) {G} (at the front desk|in billing) about my (bill|MRI)',
  'Is Dr. {F} still at {P}?',
  '(La enfermera|El doctor|La doctora|el intérprete) {G} (fue muy amable|nos ayudó mucho|del turno de noche)',
  'Gracias (a la doctora|al doctor|a la enfermera) {G} {F} (de|en) {P}',
  'mi (mamá|hijo|esposo) {G} {F} (estuvo en|llegó a) {P} (ayer|el lunes)',
  '(Soy|Me llamo|My name is|I am|This is) {G} {F} (and|y|,) (I live in|vivo en) {P}',
  '{F}, {G} — (DOB|MRN|born) (below|attached)',
  'Does anyone know {G} {F} from {P}? She (left her glasses|was in room 12)',
];
const nameless = [
  'The (ER|ICU|MRI|CT scan|NICU|CEO|HR|WiFi|AC|TV) (was|is) (down|closed|fine|slow) (on Monday|in March|today)',
  '(I|We) (love|loved|hate) (this Hospital|the ER|the Cafeteria|Medicare|Medicaid|Blue Cross|MyChart|Facebook)',
  '(THANK YOU|WORST EVER|DO NOT GO|SO ANGRY|AMAZING STAFF|Best Hospital Ever|Five Stars|Great Job)',
  '(Tylenol|Ozempic|Lipitor|Eliquis|Metformin|Lisinopril|Humira|Zoloft|Narcan|Botox|Paxlovid) (made me dizzy|refill denied again|side effects)',
  '(Covid|COVID|Flu|RSV|Measles|Alzheimer’s|Parkinson’s|Crohn’s|Type 2 Diabetes|Lyme disease|Hashimoto’s) (cases|vaccine|clinic|info) (up again|this Saturday|on Tuesday)',
  '(Happy|Merry|Feliz) (Birthday|Christmas|Thanksgiving|Easter|Navidad|Nurses Week|Doctors Day) (everyone|to all)',
  '(Medicare Part B|HIPAA|EMTALA|CMS|Affordable Care Act|Joint Commission|Spanish|English|Hispanic|Asian|African American|Caucasian) (rules|form|patients|version)',
  'The (Framingham|Wells|Apgar|Glasgow Coma|Ranson|Child-Pugh|McIsaac|Braden|Karnofsky|Gleason) (score|Scale|criteria|index) in a (50|62|71)-year-old',
  '(What is the|Explain|Positive) (Babinski|Murphy’s|Kernig|Hoffmann|Romberg|Tinel’s|Chaddock|Brudzinski) (sign|reflex|test) (in|for) a patient',
  '(Management of|Treatment for|Prognosis of) (Hodgkin’s lymphoma|Graves’ disease|Bell’s palsy|Wilson’s disease|Kawasaki disease|Marfan syndrome|von Willebrand disease|Guillain-Barré syndrome|Raynaud’s phenomenon|Cushing’s syndrome|Barrett’s esophagus)',
  '(Monday|Tuesday|Friday|Sunday|January|Last March|Next April) (I|we|they) (waited|went|called) (again|at noon)',
  '(Nobody|Everyone|Staff|Nurses|Doctors|Parking|Food|Waiting|Reception) (was|were) (great|rude|slow|kind)',
  '(El|La|Los|Las|Mi|Nadie|Gracias|Muchas Gracias|Buenos Días|Excelente) (hospital|clínica|doctores|enfermeras|servicio) (de urgencias|muy bien|siempre)',
];

function ownNames(): Marked[] {
  const random = dice(17);
  const pick = (from: readonly string[]) => from[random.below(from.length)]!;
  return templates.flatMap((template) =>
    Array.from({ length: 30 }, () => {
      const [line] = wordings(template, 1, random.below);
      const spans: Marked['spans'] = [];
      let text = '';
      for (const part of line!.split(/(\{[A-Z]\})/)) {
        const start = text.length;
        if (part === '{G}') text += pick(given);
        else if (part === '{F}') text += pick(family);
        else if (part === '{P}') text += pick(places);
        else if (part === '{I}') text += pick([...'ABCDEFGHJKLMNPRSTW']);
        else text += part;
        if (/^\{/.test(part)) spans.push({ label: part === '{P}' ? 'place' : 'name', start, end: text.length });
      }
      return { text, spans };
    }),
  );
}

/** Capitals that are no name. Of the examples for the other models those with a name in them are left out. */
function ownNameless(): Marked[] {
  const random = dice(19);
  const plain = readOwn(2).map(({ text }) => text);
  const named =
    /\b(Carla|Patel|Kessler|Lang|Ismael|Odion|Ehi|Anne|Ana|Mary|Mercy|Luke|General|West|Route|Main|Univisión|Telemundo|Opinión|Tribune|Herald)\b/;
  return [
    ...nameless.flatMap((line) => wordings(line, 24, random.below)),
    ...plain.filter((text) => !named.test(text)).map((text) => text[0]!.toUpperCase() + text.slice(1)),
  ].map((text) => ({ text, spans: [] }));
}
