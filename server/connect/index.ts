// The door of connect: channels and their health, hearing, imports.

export { noteAnsweredByHand } from './by-hand/answered.ts';
export { certify } from './certify/certify.ts';
export { type Report, reportText, steps as stepNames } from './certify/report.ts';
export { addDemonstrationChannel } from './channels/add.ts';
export type { Connector, FileReader, Surroundings } from './connector.ts';
export { sealAnew } from './credentials/seal-anew.ts';
export { deliver } from './deliver/ask.ts';
export { takeBack } from './deliver/take-back.ts';
export { type Answering, findAnswering, findVoices, type Voice } from './deliver/voices.ts';
export { importFile, type WantedImport } from './imports/file.ts';
export { connectJobs } from './jobs.ts';
export { mentions } from './mentions/door.ts';
export type { Batch, Received, Receiver } from './receiver.ts';
export { connectHandlers } from './routes.ts';
export { type Around, startConnect } from './start.ts';
export { fetchThread } from './thread.ts';
export { hooks } from './webhooks/door.ts';
export { webhookJobs } from './webhooks/send.ts';
export { faultWords } from './words.ts';
