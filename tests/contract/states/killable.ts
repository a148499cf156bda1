import { retriedHourly } from './machines.ts';
import { openPath, wait } from './path.ts';
import { openStand, type Script } from './stand.ts';

/**
 * A process of its own that runs a stand until it is killed: `killable.ts DIRECTORY SCENE [FUNCTION]`. Tells its parent
 * where it listens, and when it has come to the moment of the scene.
 */
const [directory = '', scene = '', functionName = ''] = process.argv.slice(2);

const tell = (message: object) => void process.send?.(message);
const forever = () => new Promise<never>(() => {});
const dying = () => process.nextTick(() => process.kill(process.pid, 'SIGKILL'));

const openWith = (functions: Record<string, Script>) => openPath(functions, { directory });

const scenes: Record<string, () => Promise<{ url: string }>> = {
  /** The function has begun and does not end. */
  during: () =>
    openWith({
      [functionName]: () => {
        tell({ reached: functionName });
        return forever();
      },
    }),
  /** The function answers, and the stack dies before or after writing that down. */
  after: () => openWith({ [functionName]: () => void dying() }),
  /** A stage is open; its people have been asked, or are just being asked. */
  waiting: () => openWith({ NextStep: () => wait(0), AwaitDecision: ({ taskToken }) => tell({ reached: taskToken }) }),
  asking: () =>
    openWith({
      NextStep: () => wait(0),
      AwaitDecision: ({ taskToken }) => {
        tell({ reached: taskToken });
        return forever();
      },
    }),
  backingOff: () =>
    openStand({
      directory,
      machines: { flaky: retriedHourly },
      functions: {
        Flaky: () => {
          throw new Error('not yet');
        },
      },
    }),
  /** The bus does not take the news. */
  unheard: () => openPath({}, { directory, emit: forever }),
};

const open = scenes[scene];
if (open) tell({ url: (await open()).url });
