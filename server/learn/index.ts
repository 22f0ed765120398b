// The door of learn: what posts say, and what is made of it.

export { boards } from './board/door.ts';
export { learnJobs, learnSubscribers } from './jobs.ts';
export { openClassifier } from './onnx/classifier.ts';
export { learnHandlers } from './routes.ts';
export { openAnalyst, openShippedModels } from './shipped.ts';
