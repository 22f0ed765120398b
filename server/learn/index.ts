// The door of learn: what posts say, and what is made of it.

export { addAlertRule } from './alert/rule.ts';
export { secondReaderOf } from './analyse/reader.ts';
export { boards } from './board/door.ts';
export {
  changeInsight,
  decideInsight,
  ownInsight,
  publishInsight,
  writeYouSaid,
} from './follow-through/steps.ts';
export { tellByHand } from './follow-through/tell.ts';
export { writeInsight } from './follow-through/write.ts';
export { learnJobs, learnSubscribers } from './jobs.ts';
export { openClassifier } from './onnx/classifier.ts';
export { beginReanalysis, reanalyzeIn, stopReanalysis } from './reanalyze/reanalyze.ts';
export { learnHandlers } from './routes.ts';
export { openAnalyst, openShippedModels } from './shipped.ts';
