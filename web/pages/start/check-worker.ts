// Runs the check beside the page, so that typing never waits for it. What is typed stays in this browser.
import { type Answer, check, type Question } from '../../../language/check/index.ts';

export interface Asked {
  number: number;
  question: Question;
  say: 'en' | 'es';
}

export interface Told {
  number: number;
  answer: Answer;
}

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  const told: Told = { number: data.number, answer: check(data.question, data.say) };
  self.postMessage(told);
};
