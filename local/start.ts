import { currentAssembly } from './join/assembly.ts';
import { type Stack, startStack } from './stack.ts';

// The embedded stack as a process: `npm start` and `npm run demo` run it as their child. One line on standard output
// says that it is ready and where; everything else goes to standard error.

const log = (line: string): void => console.error(line);

const port = (name: string, usual: number): number => {
  const value = Number(process.env[name] ?? usual);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new Error(`${name} must be a port number, or 0 for any free one; found "${process.env[name]}".`);
};

/** Whoever started us is shown what can be done about it. */
const explain = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error)
    return `Port ${error.port} is in use. Stop what uses it, or choose others: GONGKAI_API_PORT, GONGKAI_SITE_PORT, GONGKAI_DESK_PORT, GONGKAI_SMTP_PORT (0 for any free port).`;
  if (!(error instanceof Error)) return String(error);
  return ['TemplateRefusal', 'StateDirectoryInUse', 'Error'].includes(error.name)
    ? error.message
    : (error.stack ?? error.message);
};

/** Other settings of the installation than cdk.json's: `GONGKAI_CONTEXT="malwareGate=true canary=true"`. */
const settings = (process.env.GONGKAI_CONTEXT ?? '').split(' ').filter((setting) => setting !== '');

const start = async (): Promise<Stack> => {
  // The AWS settings of whoever starts us are not for us.
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  return startStack({
    // One that was synthesised before, such as cdk.out, is served as it is.
    assembly: process.env.GONGKAI_ASSEMBLY ?? (await currentAssembly(log, settings)),
    // Each takes 60 MB and more; a test that lets many journeys go at once wants more of them.
    mostWorkers: process.env.GONGKAI_WORKERS ? Number(process.env.GONGKAI_WORKERS) : undefined,
    directory: process.env.GONGKAI_STATE ?? '.gongkai',
    usedGrants: process.env.GONGKAI_USED_GRANTS,
    ports: {
      api: port('GONGKAI_API_PORT', 4566),
      site: port('GONGKAI_SITE_PORT', 8080),
      desk: port('GONGKAI_DESK_PORT', 8025),
      smtp: port('GONGKAI_SMTP_PORT', 2525),
    },
    log,
  });
};

const endWith = (stack: Stack): void => {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    stack.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log(explain(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
  if (process.env.GONGKAI_CHILD === '1') process.stdin.on('end', end).on('close', end).resume();
};

try {
  const stack = await start();
  endWith(stack);
  const { endpoint, site, desk, smtp, outputs } = stack;
  console.log(JSON.stringify({ ready: true, endpoint, site, desk, smtp, outputs }));
} catch (error) {
  log(explain(error));
  process.exit(1);
}
