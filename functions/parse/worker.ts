import { parentPort } from 'node:worker_threads';
import type { Reply, Request } from './isolated.ts';
import { parse } from './parse.ts';

// The thread that reads: files of strangers come in, outcomes go out. It is an entry of its own, so that nothing of AWS is
// loaded beside the bytes it reads. Started by isolated.ts, never imported.

const answerTo = async ({ bytes, fileName }: Request): Promise<Reply> => {
  try {
    return { outcome: await parse(bytes, fileName) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort!.on('message', async (request: Request) => parentPort!.postMessage(await answerTo(request)));
