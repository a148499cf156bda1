import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { approvalIn, mailboxOf } from '../cli/mailbox.ts';
import { speakTo } from '../cli/outputs.ts';
import { startStack } from '../cli/stack.ts';
import { type Measure, timed } from './statistics.ts';

const registerFile = 'examples/register.yaml';
/** Town and bureau: the office of the authority is asked about both. */
const files = {
  'qingxi-shichang': 'examples/submissions/qingxi-shichang-2025.html',
  'qingxi-wangquan': 'examples/submissions/qingxi-wangquan-2025.txt',
} as const;
const budget = 50;

const until = async <Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> => {
  for (let turn = 0; turn < 3_000; turn += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Waited a minute in vain');
};

const open = async (address: string): Promise<void> => {
  const answer = await fetch(address);
  await answer.text();
  if (!answer.ok) throw new Error(`A page answered ${answer.status}`);
};

/** Pages people reach by a mailed link on the embedded stack, warm: the whole way through the front. */
export const measurePages = async (runs: number): Promise<Measure[]> => {
  const directory = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const stack = await startStack({ directory, ports: 'free', quiet: true });
  try {
    const { ready } = stack;
    speakTo(ready.endpoint);
    const [{ load }, { drop }, { sendLinks }] = await Promise.all([
      import('../cli/load.ts'),
      import('../cli/drop.ts'),
      import('../cli/links.ts'),
    ]);
    await load({ outputs: ready.outputs, registerFile, by: 'npm run bench' });
    const mailbox = mailboxOf(ready.desk);
    const seen = new Set<string>();
    /** The next request to somebody in the authority's office; whatever others are asked is approved on the way. */
    const askedOf = (person: string): Promise<string> =>
      until(async () => {
        for (const { id } of await mailbox.list()) {
          const mail = await mailbox.read(id);
          const asked = approvalIn(mail);
          if (!asked || seen.has(id)) continue;
          seen.add(id);
          if (mail.to.includes(`${person}@example.org`)) return asked.link;
          if (mail.to.some((address) => address.startsWith('gongkai-'))) continue;
          await fetch(asked.link, {
            method: 'POST',
            body: new URLSearchParams({ choice: 'approve', code: asked.code }),
          });
        }
        return undefined;
      });
    for (const [agencyId, file] of Object.entries(files))
      await drop(ready.outputs, agencyId, basename(file), readFileSync(file));
    await askedOf('gongkai-kezhang');
    const link = await askedOf('gongkai-kezhang');
    const send = (await sendLinks(ready.outputs)).find(({ agencyName }) => agencyName.includes('望泉镇'));
    const measure = async (name: string, address: string): Promise<Measure> => {
      await timed(5, () => open(address));
      return { name: `${name}, warm`, unit: 'ms', figures: await timed(runs, () => open(address)), budget };
    };
    return [
      await measure('page of an approval', link),
      await measure('page 待我审批', `${link}/all`),
      await measure('page of a sender', send?.url ?? ''),
    ];
  } finally {
    await stack.stop();
    rmSync(directory, { recursive: true, force: true });
  }
};
