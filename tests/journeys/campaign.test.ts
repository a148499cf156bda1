import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../cli/mailbox.ts';
import { type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

/** The next season: that of the year after the one in which this runs. */
const year = new Date().getFullYear();

const opening = '编制报送工作开始';
const reminding = '报送期限';

/** Moves the stack's clock to half past nine in Shanghai on a day. */
let moved = 0;
const goTo = async (day: string): Promise<void> => {
  const ahead = Date.parse(`${day}T09:30:00.000+08:00`) - (Date.now() + moved);
  moved += ahead;
  await installation.advanceClock(ahead);
};

const firstWorkingDay = async (from: string): Promise<string> => {
  const { isWorkingDay } = await import('../../functions/shared/workingDays.ts');
  const { plusDays } = await import('../../functions/campaign/days.ts');
  let day = from;
  while (!isWorkingDay(day, installation.register.settings.calendar)) day = plusDays(day, 1);
  return day;
};

const mailsWith = async (words: string): Promise<Mail[]> =>
  (await installation.mails()).filter(({ subject }) => subject.includes(`${year}年政府信息公开年报${words}`));

/** Waits until no further mail comes. */
const settled = (words: string, atLeast: number): Promise<Mail[]> => {
  let before = -1;
  return until(`${atLeast} mails about ${words}`, async () => {
    const found = await mailsWith(words);
    const still = found.length === before && found.length >= atLeast;
    before = found.length;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return still && found;
  });
};

const senders = (): Set<string> => {
  const { agencies, people } = installation.register;
  const ids = new Set(agencies.flatMap((agency) => agency.senders));
  return new Set(people.filter(({ id }) => ids.has(id)).map(({ mail }) => mail));
};

const linkIn = ({ text }: Mail): string => /https?:\/\/\S+\/send\/[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? '';

describe('the campaign of a season', () => {
  it('opens with one mail to everyone who may send, each with a link that works', async () => {
    await goTo(await firstWorkingDay(`${year + 1}-01-04`));
    const mails = await settled(opening, senders().size);
    expect(mails.flatMap(({ to }) => to).sort()).toEqual([...senders()].sort());
    const page = await fetch(linkIn(mails[0]!));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`${year}年度的空白格式`);
  });

  it('reminds before the day, also after a power cut, and repeats neither reminder nor opening', async () => {
    const before = (await mailsWith(opening)).length;
    await installation.killAndRestart();
    await goTo(await firstWorkingDay(`${year + 1}-01-17`));
    const [reminder] = await settled(reminding, 1);
    expect(reminder?.text).toContain('尚未报送');
    const reminders = (await mailsWith(reminding)).length;
    await installation.killAndRestart();
    await installation.advanceClock(3_600_000);
    moved += 3_600_000;
    expect((await settled(reminding, reminders)).length).toBe(reminders);
    expect((await mailsWith(opening)).length).toBe(before);
  });

  it('shows its reminders in the log of who was chased', async () => {
    const { chaseLogOf } = await import('../../functions/chase/log.ts');
    const log = await chaseLogOf(installation.outputs.TableName, year);
    expect(log.length).toBeGreaterThan(0);
    expect(log.every(({ by, overdue }) => by.kind === 'campaign' && !overdue)).toBe(true);
  });

  it('lists for the authority what is late', async () => {
    await goTo(await firstWorkingDay(`${year + 1}-02-01`));
    const [list] = await settled('逾期情况', 1);
    expect(list?.to).toEqual([installation.register.authority.mail]);
    expect(list?.text).toMatch(/逾期未报送（\d+个单位）：\n1\. /);
    expect(list?.text).toContain(`${installation.site}/board/`);
  });

  it('is told by the command before it happens', () => {
    const run = (date: string): string =>
      execFileSync(process.execPath, [
        'cli/gongkai.ts',
        'campaign',
        '--dry-run',
        '--date',
        date,
        '--outputs',
        `${installation.directory}/outputs.json`,
      ]).toString();
    expect(run(`${year + 1}-03-30`)).toMatch(/\tpublish|submit/);
    expect(run(`${year + 1}-08-03`)).toContain('Nothing is to be sent');
  });
});
