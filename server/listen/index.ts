// The door of listen: what people say, stored once and searchable; watches and what they find.

export { accessPost, accessWatch } from './access.ts';
export { answerByHand } from './answer-by-hand.ts';
export { retainIn } from './change/retain.ts';
export { getConversation } from './conversation.ts';
export { addDays, dayIn, daysBetween } from './day.ts';
export { listenJobs } from './jobs.ts';
export { getPost, getPosts } from './post.ts';
export { createReceiver, startListen } from './receiver.ts';
export { listenHandlers } from './routes.ts';
export { saveView } from './saved-view.ts';
export { readCursor, writeCursor } from './search/cursor.ts';
export { findPosts } from './search/posts.ts';
export { showPosts } from './shown.ts';
export { findDayStarts, findTimeZone } from './store/organization.ts';
export { firstWatches } from './watch/first-watches.ts';
export { addWatch } from './watch/watch.ts';
