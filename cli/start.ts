import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { speakTo } from './outputs.ts';
import { type Ready, startStack } from './stack.ts';

/**
 * `npm start`: the whole installation on this machine. With an empty state it drops one example, so that there is
 * something to see. `npm start -- --even-so` lets agencies leave the register that have submissions under way.
 */
const directory = process.env.GONGKAI_STATE ?? '.gongkai';
const registerFile =
  process.env.GONGKAI_REGISTER ?? fileURLToPath(new URL('../examples/register.yaml', import.meta.url));
const exampleDirectory = fileURLToPath(new URL('../examples/submissions/', import.meta.url));

const say = (line: string): void => console.log(line);

/** The agencies' own links, made once for each state directory; the desk's start page lists them too. */
const linksOf = async (ready: Ready): Promise<readonly { agencyName: string; url: string }[]> => {
  const file = join(directory, 'links.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { sendLinks } = await import('./links.ts');
  const links = await sendLinks(ready.outputs);
  writeFileSync(file, JSON.stringify(links, null, 2));
  return links;
};

const run = async (): Promise<void> => {
  const { readRegister } = await import('./register.ts');
  await readRegister(registerFile);
  const empty = !existsSync(join(directory, 'outputs.json'));
  const stack = await startStack({ directory });
  const { ready } = stack;
  process.once('SIGINT', () => void stack.stop());
  process.once('SIGTERM', () => void stack.stop());
  speakTo(ready.endpoint);
  const { load } = await import('./load.ts');
  const evenSo = process.argv.includes('--even-so');
  const register = await load({ outputs: ready.outputs, registerFile, by: 'npm start', evenSo });
  const links = await linksOf(ready);
  if (empty) {
    const { dropExample } = await import('./drop.ts');
    say(`Dropped an example: ${await dropExample(ready.outputs, register, exampleDirectory)}`);
  }
  say('');
  say(`Public site   ${ready.site}`);
  say(`Inbox         ${ready.desk}/inbox`);
  say(`Console       ${ready.desk}/console`);
  say(`AWS API       ${ready.endpoint}  (access key gongkai, secret gongkai-operator)`);
  say('');
  say('Send links of the example agencies:');
  for (const { agencyName, url } of links) say(`  ${agencyName}\n    ${url}`);
  process.exitCode = await stack.ended;
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
