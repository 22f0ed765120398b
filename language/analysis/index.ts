// The door: what a post says, read by models that are passed in.
export {
  type Analysis,
  type Analyst,
  createAnalyst,
  type Flag,
  flags,
  type Heads,
  heads,
  type Sentiment,
  type Urgency,
} from './analyst.ts';
export { type Fft, findTopic, type Hcahps, type Topic, topics } from './topics.ts';
