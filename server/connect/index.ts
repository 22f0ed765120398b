// The door of connect: channels and their health, hearing, imports.

export { addDemonstrationChannel } from './channels/add.ts';
export type { Connector, Surroundings } from './connector.ts';
export { importFile, type WantedImport } from './imports/file.ts';
export { connectJobs } from './jobs.ts';
export type { Batch, Received, Receiver } from './receiver.ts';
export { connectHandlers } from './routes.ts';
export { type Around, startConnect } from './start.ts';
export { fetchThread } from './thread.ts';
export { faultWords } from './words.ts';
