import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn } from '../../cli/mailbox.ts';
import { cellsOf } from '../../schemas/form/derive.ts';
import { formOf } from '../../schemas/form/index.ts';
import { PublishedReportSchema } from '../../schemas/publishedReport.ts';
import { plainText } from '../../schemas/report.ts';
import { approveUntilEnd, type Installation, startInstallation, until } from '../builders/installation.ts';
import { realReport, samplesAreThere } from '../builders/samples.ts';
import { functionsOf, linesAbout } from '../builders/trail.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const example = (name: string): Uint8Array => readFileSync(`examples/submissions/${name}`);
const pageText = async (path: string): Promise<string> => (await fetch(`${installation.site}${path}`)).text();

describe('a report that everyone approves', () => {
  let id: string;

  it('is published as page, PDF, JSON and CSV, and listed on home, year and agency page', async () => {
    id = await installation.drop('qingxi-jiaoyu', 'qingxi-jiaoyu-2025.docx', example('qingxi-jiaoyu-2025.docx'));
    const submission = await approveUntilEnd(installation, id);
    expect(submission).toMatchObject({ outcome: 'published', year: 2025, path: '/reports/qingxi-jiaoyu/2025/' });

    const title = '云岭市清溪区教育局2025年政府信息公开工作年度报告';
    for (const path of ['/', '/2025/', '/agencies/qingxi-jiaoyu/']) {
      expect(await pageText(path)).toContain('href="/reports/qingxi-jiaoyu/2025/"');
    }
    expect(await pageText('/reports/qingxi-jiaoyu/2025/')).toContain(title);
    for (const prefix of ['/reports/qingxi-jiaoyu/2025/', '/reports/qingxi-jiaoyu/2025/v1/']) {
      const types = await Promise.all(
        ['report.pdf', 'report.json', 'report.csv', 'card.png', 'article.html'].map(async (name) => {
          const answer = await fetch(`${installation.site}${prefix}${name}`);
          return [answer.status, answer.headers.get('content-type')];
        }),
      );
      expect(types).toEqual([
        [200, 'application/pdf'],
        [200, 'application/json; charset=utf-8'],
        [200, 'text/csv; charset=utf-8'],
        [200, 'image/png'],
        [200, 'text/html; charset=utf-8'],
      ]);
    }
  });

  it('has an article to save, which leads to the page, and no original: the authority has not asked for it', async () => {
    const article = await fetch(`${installation.site}/reports/qingxi-jiaoyu/2025/article.html`);
    expect(article.headers.get('content-disposition')).toMatch(/^attachment; filename="article.html"/);
    expect(await article.text()).toContain(`${installation.site}/reports/qingxi-jiaoyu/2025/`);
    expect((await fetch(`${installation.site}/reports/qingxi-jiaoyu/2025/original.docx`)).status).toBe(404);
  });

  it('has told the sender, everyone who signs, and in the end all of them', async () => {
    // The end is recorded first and told then.
    await installation.mail(
      'the news of the publication',
      ({ to, subject }) => to.includes('jiaoyu-jingban@example.org') && subject.includes('发布'),
    );
    const mails = await installation.mails();
    const to = (address: string) => mails.filter((mail) => mail.to.includes(address)).map(({ subject }) => subject);
    expect(to('jiaoyu-jingban@example.org').some((subject) => subject.includes('收到'))).toBe(true);
    expect(to('jiaoyu-jingban@example.org').some((subject) => subject.includes('发布'))).toBe(true);
    for (const approver of ['jiaoyu-baomi@example.org', 'jiaoyu-juzhang@example.org', 'gongkai-kezhang@example.org']) {
      const asked = mails.filter((mail) => mail.to.includes(approver) && approvalIn(mail));
      expect(asked.length, approver).toBe(1);
    }
  });

  it('can be followed by one id through the logs of every function, from the drop to the files of the year', async () => {
    // The fold comes with the minute.
    await installation.advanceClock(61_000);
    const trail = await until('the fold', async () => {
      const lines = linesAbout(installation.directory, id);
      return lines.some(({ message }) => message === 'folded into the files of its year') && lines;
    });
    expect(functionsOf(trail)).toEqual([
      'IntakeReceive',
      'WorkflowNotify',
      'WorkflowParse',
      'WorkflowValidate',
      'WorkflowRender',
      'WorkflowNextStep',
      'WorkflowAwaitDecision',
      'PortalFunction',
      'WorkflowPublish',
      'PublicColumnFunction',
    ]);
    expect(trail.filter(({ message }) => message === 'decision')).toHaveLength(3);
    expect(trail.filter(({ message }) => message === 'mail handed over').length).toBeGreaterThan(4);
  });
});

describe('two reports published at the same instant', () => {
  it('both end in the catalogue', async () => {
    const files = ['qingxi-songtao-2025.docx', 'qingxi-wangquan-2025.txt'];
    const ids = await Promise.all(
      files.map((name) => installation.drop(name.replace(/-2025.*/, ''), name, example(name))),
    );
    const submissions = await Promise.all(ids.map((id) => approveUntilEnd(installation, id)));
    expect(submissions.map(({ outcome }) => outcome)).toEqual(['published', 'published']);
    const year = await pageText('/2025/');
    for (const agency of ['qingxi-songtao', 'qingxi-wangquan', 'qingxi-jiaoyu'])
      expect(year).toContain(`/reports/${agency}/2025/`);
  });
});

describe.skipIf(!samplesAreThere)('the real submission (needs the samples beside the project)', () => {
  it('is published with its title, all 200 cells and the three narrative sections', async () => {
    const id = await installation.drop('dinghai-touzi', 'report.txt', readFileSync(realReport));
    const submission = await approveUntilEnd(installation, id);
    expect(submission).toMatchObject({ outcome: 'published', year: 2021 });
    const json = await (await fetch(`${installation.site}${submission.path}report.json`)).json();
    const report = PublishedReportSchema.parse(json);
    expect(report.title).toBe('2021年度舟山市定海区投资促进中心政府信息公开工作年度报告');
    expect(cellsOf(formOf('2021')).map(({ name }) => report.cells[name]?.value)).toEqual(Array(200).fill(0));
    const text = (key: string) => plainText(report.sections.find((section) => section.key === key)?.blocks ?? []);
    expect(text('overview')).toContain(
      '区投资促进中心2021年度主动公开政府信息138条，其中政府网站公开信息102条；政务微信公开政府信息36条。',
    );
    expect(text('problems')).toMatch(/^今年以来，中心切实履行信息公开审批程序/);
    expect(text('other')).toMatch(/^无其他需要报告的事项，无政府信息公开信息处理费收取情况。/);
  });
});

describe('a former year’s report that was published elsewhere', () => {
  it('is imported without approval, says so, and is there to compare the next one with', async () => {
    const { importReport } = await import('../../cli/import.ts');
    const { outputs, register } = installation;
    const options = { outputs, register, by: '政务公开科', why: '补录往年年报' };
    const path = await importReport(options, 'examples/former-years/qingxi-shichang-2024.html', new Date());
    expect(path).toBe('/reports/qingxi-shichang/2024/');
    expect(await pageText(path)).toContain('由主管部门转载');

    const name = 'qingxi-shichang-2025.html';
    const id = await installation.drop('qingxi-shichang', name, example(name));
    const asked = await installation.mail('the first request', ({ to, text }) => {
      return to.includes('shichang-baomi@example.org') && /确认码/.test(text);
    });
    const page = await (await fetch(approvalIn(asked)?.link ?? '')).text();
    expect(page).toContain('只列与上年不同的数据。');
    await approveUntilEnd(installation, id);
    const agency = await pageText('/agencies/qingxi-shichang/');
    expect(agency).toContain('href="/reports/qingxi-shichang/2024/"');
    expect(agency).toContain('href="/reports/qingxi-shichang/2025/"');
  });
});

describe('where the authority publishes originals', () => {
  it('the very bytes that were sent stand beside the report', async () => {
    const { load } = await import('../../cli/load.ts');
    const { outputs, register, directory } = installation;
    const registerFile = `${directory}/with-originals.json`;
    const settings = { ...register.settings, publishOriginal: true };
    writeFileSync(registerFile, JSON.stringify({ ...register, settings }));
    await load({ outputs, registerFile, by: 'tests' });

    const sent = example('qingxi-zhengfu-2025.docx');
    const id = await installation.drop('qingxi-zhengfu', 'qingxi-zhengfu-2025.docx', sent);
    expect(await approveUntilEnd(installation, id)).toMatchObject({ outcome: 'published' });
    for (const version of ['', 'v1/']) {
      const original = await fetch(`${installation.site}/reports/qingxi-zhengfu/2025/${version}original.docx`);
      expect(original.headers.get('content-disposition')).toMatch(/^attachment; filename="original.docx"/);
      expect(Buffer.from(await original.arrayBuffer()).equals(sent)).toBe(true);
    }
  });
});
