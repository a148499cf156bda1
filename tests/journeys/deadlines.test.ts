import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn, type Mail } from '../../cli/mailbox.ts';
import type { Register } from '../../schemas/register.ts';
import { decide, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;

/** The year that is reported on: the clock is moved into the January after it. */
const year = new Date().getFullYear();

let moved = 0;
/** Moves the stack's clock to half past nine in Shanghai on a day of that January or February. */
const goTo = async (day: string): Promise<void> => {
  const ahead = Date.parse(`${year + 1}-${day}T09:30:00.000+08:00`) - (Date.now() + moved);
  moved += ahead;
  await installation.advanceClock(ahead);
};

/** An example as it would have been written for that year. */
const example = (name: string): string =>
  readFileSync(`examples/submissions/${name}`, 'utf8').replace(/202[456](?=年)/gu, (written) =>
    String(year + Number(written) - 2025),
  );

/** A deputy for the mayor's stage, somebody who stands in for the head of the section, and a day to wait for. */
const withPeople = (register: Register): Register => ({
  ...register,
  chains: {
    ...register.chains,
    望泉镇: register.chains.望泉镇!.map((stage, index) =>
      index === 0 ? { ...stage, deputy: 'gongkai-fukezhang' } : stage,
    ),
  },
  delegations: [
    { from: 'gongkai-kezhang', to: 'gongkai-fukezhang', since: `${year + 1}-01-20`, until: `${year + 1}-01-30` },
  ],
  settings: { ...register.settings, publishNotBefore: { institution: '01-12' } },
});

beforeAll(async () => {
  installation = await startInstallation();
  const { writeJson } = await import('../../functions/shared/objects.ts');
  const { registerKey } = await import('../../functions/shared/places.ts');
  await writeJson(installation.outputs.WorkBucketName, registerKey, withPeople(installation.register));
  await goTo('01-11');
});
afterAll(() => installation.end());

const mailTo = (person: string, subject: string, after: readonly Mail[] = []): Promise<Mail> =>
  installation.mail(
    `“${subject}” to ${person}`,
    (mail) =>
      mail.to.includes(`${person}@example.org`) &&
      mail.subject.startsWith(subject) &&
      !after.some(({ id }) => id === mail.id),
  );

const approve = async (mail: Mail): Promise<void> => {
  const asked = approvalIn(mail);
  await decide(asked?.link ?? '', { choice: 'approve', opinion: '同意。', code: asked?.code ?? '' });
};

describe('a report that the authority has filed first', () => {
  it('is held when all have approved, and published on the day that was set', async () => {
    const id = await installation.drop('qingxi-jiaoyi', '年报.txt', example('qingxi-jiaoyi-2025.txt'));
    await approve(await mailTo('jiaoyi-zhuren', '请审批'));
    await approve(await mailTo('gongkai-kezhang', '请审批'));
    expect((await mailTo('jiaoyi-jingban', '已备案，待公布')).text).toContain(`将于${year + 1}年1月12日公布`);
    expect(await installation.submission(id)).toMatchObject({ progress: 'filed', outcome: null });
    await goTo('01-12');
    expect(await installation.ended(id)).toMatchObject({ outcome: 'published', year });
  });
});

describe('a report whose approver is silent', () => {
  let id: string;

  it('brings a reminder after three working days, also when the stack was killed in between', async () => {
    id = await installation.drop('qingxi-wangquan', '年报.txt', example('qingxi-wangquan-2025.txt'));
    await mailTo('wangquan-zhenzhang', '请审批');
    await installation.killAndRestart();
    await goTo('01-18');
    expect((await mailTo('wangquan-zhenzhang', '催办')).text).toContain('此前邮件中的链接和确认码仍然有效');
    // The mail goes out first; only then does the next wait begin, by the clock as it is.
    const { stagesOf } = await import('../../functions/approve/stageStore.ts');
    await until(
      'the next wait',
      async () => (await stagesOf(installation.outputs.TableName, id)).at(-1)?.revision === 3,
    );
  });

  it('is put to the deputy after eight, whose approval is as good', async () => {
    await goTo('01-26');
    const asked = await mailTo('gongkai-fukezhang', '转请审批（主要领导签发）');
    expect(asked.text).toContain('至今未办结');
    await approve(asked);
    const over = await mailTo('wangquan-zhenzhang', '无需再办（主要领导签发）');
    expect(over.text).toContain('已由其他审批人办结通过');
  });

  it('goes on to whoever stands in for the next approver on that day', async () => {
    const asked = await mailTo('gongkai-fukezhang', '请审批（主管部门审核）');
    expect(asked.text).toContain('代区政府办公室政务公开科科长办理');
    await approve(asked);
    expect(await installation.ended(id)).toMatchObject({ outcome: 'published' });
  });
});

describe('a report that nobody decides on', () => {
  it('is returned when the statutory day is over, never approved, and everyone is told', async () => {
    const before = await installation.mails();
    const id = await installation.drop('qingxi-jiaoyi', '更正.txt', example('qingxi-jiaoyi-2025.txt'));
    await mailTo('jiaoyi-zhuren', '请审批', before);
    await goTo('02-02');
    const ended = await installation.ended(id);
    expect(ended).toMatchObject({ outcome: 'returned', reason: { code: 'expired' } });
    expect(ended.reason?.message).toContain('尚未办理：区公共资源交易中心主任');
    expect((await mailTo('jiaoyi-zhuren', '无需再办')).text).toContain('不会自动通过');
    await mailTo('jiaoyi-jingban', '年报已退回');
  });

  it('leaves what was published before as it was', async () => {
    const page = await fetch(`${installation.site}/reports/qingxi-jiaoyi/${year}/`);
    expect(page.status).toBe(200);
    const { findStanding } = await import('../../functions/shared/standing.ts');
    const standing = await until('the standing', () =>
      findStanding(installation.outputs.TableName, 'qingxi-jiaoyi', year),
    );
    expect(standing).toMatchObject({ state: 'returned', publishedAt: expect.stringMatching(/^\d{4}-01-1/u) });
  });
});
