import { Worker } from 'node:worker_threads';

/**
 * The process around the evaluating thread. A thread that runs out of memory takes its whole process with it, so it
 * gets one of its own; and the main thread stays free to notice when the stack is gone, however busy the other is.
 */
const thread = new Worker(new URL('./thread.ts', import.meta.url));

thread.on('message', (reply) => process.send?.(reply));
thread.on('error', () => process.exit(1));
process.on('message', (job) => thread.postMessage(job));
process.on('disconnect', () => process.exit());

// Ctrl-C reaches the whole group: the stack decides when this ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
