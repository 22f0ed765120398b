// The door of respond: conversations that wait for an answer.

export { respondJobs, respondSubscribers } from './jobs.ts';
export { respondHandlers } from './routes.ts';
