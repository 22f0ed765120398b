// A classifier of one's own reads feeling or topics in place of the shipped models; everything else stays with those.
import { type Analysis, findTopic, type Sentiment } from '../../../language/analysis/index.ts';
import { BadModel } from '../../../language/linear/index.ts';
import { type Classifier, openClassifier } from './classifier.ts';

export interface SecondReader {
  name: string;
  /** Feeling or topics anew, for the posts that were read; the rest as it was. */
  read(texts: readonly string[], analyses: readonly Analysis[]): Promise<Analysis[]>;
  close(): Promise<void>;
}

const sentiments = ['negative', 'neutral', 'positive'] as const;

/** Throws `BadModel` with what is wrong: its labels must be feelings, or topics of the framework. */
export async function openSecondReader(folder: string): Promise<SecondReader> {
  const classifier = await openClassifier(folder);
  const labels = classifier.labels.map((label) => label.toLowerCase());
  const one = classifier.kind === 'one';
  const put =
    one && labels.every((label) => sentiments.some((name) => name === label))
      ? feeling
      : labels.every((label) => findTopic(label))
        ? topics
        : undefined;
  if (!put) {
    await classifier.close();
    throw new BadModel(
      `${folder} has the labels ${classifier.labels.slice(0, 5).join(', ')}. To read posts they must be negative, neutral and positive, or topics of the framework.`,
    );
  }
  return {
    name: classifier.name,
    close: () => classifier.close(),
    async read(texts, analyses) {
      const wanted = analyses.flatMap(({ read }, at) => (read ? [at] : []));
      const found = await likely(
        classifier,
        wanted.map((at) => texts[at]!),
      );
      const anew = [...analyses];
      wanted.forEach((at, n) => {
        anew[at] = { ...analyses[at]!, ...put(found[n]!, one) };
      });
      return anew;
    },
  };
}

type Likely = { label: string; score: number }[];

const likely = async (classifier: Classifier, texts: readonly string[]): Promise<Likely[]> =>
  (await classifier.likelihoods(texts)).map((all) =>
    all.map(({ label, score }) => ({ label: label.toLowerCase(), score })),
  );

const feeling = (all: Likely): Pick<Analysis, 'sentiment' | 'scores'> => ({
  sentiment: all[0]!.label as Sentiment,
  scores: Object.fromEntries(all.map(({ label, score }) => [label, score])),
});

const topics = (all: Likely, one: boolean): Pick<Analysis, 'topics'> => ({
  topics: (one ? all.slice(0, 1) : all.filter(({ score }) => score >= 0.5).slice(0, 5)).map(({ label, score }) => ({
    topic: label,
    parent: findTopic(label)!.parent,
    score,
  })),
});
