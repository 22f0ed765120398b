// The door of learn for the rooms to its right.
export { openAnalyst, openShippedModels } from './shipped.ts';
