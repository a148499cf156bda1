import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readRegister } from '../../cli/register.ts';
import { canaryReport } from '../../functions/canary/report.ts';
import { type CanaryDoors, flyThrough } from '../../functions/canary/run.ts';
import { parse } from '../../functions/parse/parse.ts';
import { submissionIdOf } from '../../functions/receive/submissionId.ts';
import { canaryAgency, canaryRegister, isCanaryMail } from '../../functions/shared/canary.ts';
import { registerFor } from '../../functions/shared/register.ts';
import { errorsOf } from '../../functions/validate/errorsOf.ts';
import { validate } from '../../functions/validate/validate.ts';
import { deadlinesOf } from '../../schemas/register.ts';

const register = await readRegister('examples/register.yaml');
const own = canaryRegister(register.authority);
const now = new Date('2026-11-25T05:17:00.000Z');

describe('the report of the canary', () => {
  const read = async (year: number, at: Date) => {
    const outcome = await parse(Buffer.from(canaryReport(year, at.toISOString(), at)), 'canary.html');
    if (outcome.status !== 'ok') throw new Error(outcome.reason.message);
    return outcome.report;
  };

  it.each([
    [2025, '2026-01-01T01:17:00.000Z'],
    [2025, '2026-11-25T05:17:00.000Z'],
    [2027, '2028-02-29T19:17:00.000Z'],
  ])('for %i, sent at %s, has no error that would return it', async (year, at) => {
    const report = await read(year, new Date(at));
    const agency = own.agencies[0]!;
    const validation = validate({
      report,
      agency,
      agencies: own.agencies,
      upload: { fileName: 'canary.html', format: 'html', at },
      chain: own.chains[agency.chain],
      settings: own.settings.checks,
      deadlines: deadlinesOf(own, agency),
      overrides: [],
    });
    expect(errorsOf(validation)).toEqual([]);
    expect(report).toMatchObject({ agency: canaryAgency.name, year });
  });

  it('says that it is nobody’s, and by which run it was sent', async () => {
    const text = JSON.stringify(await read(2025, now));
    expect(text).toContain('不是任何行政机关的年度报告');
    expect(text).toContain('检查编号：2026-11-25T05:17:00.000Z');
  });
});

describe('the register of the canary', () => {
  it('has it alone, and nobody who could be written to', () => {
    expect(own.agencies.map(({ id }) => id)).toEqual([canaryAgency.id]);
    expect([...own.people.map(({ mail }) => mail), own.authority.mail].every(isCanaryMail)).toBe(true);
  });

  it('takes the place of the authority’s for that agency, and only where a canary is wanted', () => {
    expect(registerFor(register, canaryAgency.id)).toBe(register);
    process.env.CANARY = 'on';
    onTestFinished(() => {
      delete process.env.CANARY;
    });
    expect(registerFor(register, canaryAgency.id)).toEqual(own);
    expect(registerFor(register, 'qingxi-songtao')).toBe(register);
  });

  it('is no agency that the authority’s own register could know', () => {
    expect(register.agencies.map(({ id }) => id)).not.toContain(canaryAgency.id);
  });
});

describe('a flight', () => {
  const drop = { bucket: 'drop', key: 'incoming/gongkai-canary/canary.html', versionId: 'v1' };
  const id = submissionIdOf({ ...drop, attempt: 1 });
  const link = 'https://site.example/approve/a-token';
  const prefix = 'reports/gongkai-canary/2025/v1/';
  const mails = new Map<string, string>();
  const objects = new Map<string, string>();
  const answers = new Map<string, { status: number; text: string }>();
  let clock = now.getTime();
  let posted: string[] = [];
  let afterDecision = (): void => {};

  beforeEach(() => {
    clock = now.getTime();
    posted = [];
    afterDecision = () => {};
    mails.clear();
    objects.clear();
    answers.clear();
    mails.set(`${id}.received.canary-sender`, '收到');
    mails.set(`${id}.stage0.ask.canary-approver`, `请打开 ${link} ，确认码：123456`);
    mails.set(`${id}.published.canary-sender`, '已公布');
    const content = `检查编号：${now.toISOString()}`;
    objects.set(`${prefix}content.html`, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const files = [{ path: 'content.html', mediaType: 'text/html', size: content.length, sha256 }];
    const title = `${canaryAgency.name}2025年政府信息公开工作年度报告`;
    objects.set(`${prefix}manifest.json`, JSON.stringify({ agencyId: canaryAgency.id, year: 2025, title, files }));
    answers.set(link, { status: 200, text: '审批' });
    answers.set('https://site.example/', { status: 200, text: '年报' });
  });

  const doors: CanaryDoors = {
    now: () => new Date(clock),
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
    baseUrl: 'https://site.example',
    upload: async () => drop,
    findMail: async (mailId) => {
      const text = mails.get(mailId);
      return text === undefined ? undefined : { subject: '', text };
    },
    readPublic: async (key) => {
      const text = objects.get(key);
      if (text === undefined) throw new Error('Access Denied');
      return new TextEncoder().encode(text);
    },
    ask: async (url, form) => {
      if (form) {
        posted.push(`${url}?${form}`);
        afterDecision();
      }
      return answers.get(url) ?? { status: 404, text: '页面不存在' };
    },
  };

  it('ends when the bytes that were approved lie where they should, and the public sees nothing', async () => {
    await expect(flyThrough(doors)).resolves.toEqual({ submissionId: id, year: 2025 });
    expect(posted).toEqual([`${link}?choice=approve&opinion=&code=123456`]);
  });

  const failing: [string, () => void, string][] = [
    ['nobody answers the upload', () => mails.delete(`${id}.received.canary-sender`), 'received: waited in vain'],
    ['nobody is asked', () => mails.delete(`${id}.stage0.ask.canary-approver`), 'asked: waited in vain'],
    [
      'it is returned instead of asked about',
      () => {
        mails.delete(`${id}.stage0.ask.canary-approver`);
        mails.set(`${id}.returned.canary-sender`, '退回');
      },
      'asked: the submission ended as returned',
    ],
    [
      'the request has no code',
      () => mails.set(`${id}.stage0.ask.canary-approver`, link),
      'approved: the request has no link or no code',
    ],
    [
      'the portal is broken',
      () => answers.set(link, { status: 502, text: '' }),
      'approved: the page of the link answered 502',
    ],
    [
      'it is parked after the approval',
      () => {
        mails.delete(`${id}.published.canary-sender`);
        afterDecision = () => mails.set(`${id}.parked.canary-sender`, '故障');
      },
      'published: the submission ended as parked',
    ],
    [
      'a file is missing',
      () => objects.delete(`${prefix}content.html`),
      'bytes: content.html cannot be read: Access Denied',
    ],
    [
      'a file has other bytes',
      () => objects.set(`${prefix}content.html`, 'spoilt'),
      'bytes: content.html differs from its manifest',
    ],
    [
      'the site is away',
      () => answers.set('https://site.example/', { status: 503, text: '' }),
      'hidden: the home page answered 503',
    ],
    [
      'the public can see it',
      () => answers.set(`https://site.example/${prefix}report.pdf`, { status: 200, text: '' }),
      'hidden: report.pdf answered 200 to the public',
    ],
  ];

  it.each(failing)('that ends because %s says so', async (_, spoil, message) => {
    spoil();
    await expect(flyThrough(doors)).rejects.toMatchObject({ name: 'CanaryError', message });
  });

  it('that is to see whether it works waits for each thing, but not for ever', async () => {
    mails.delete(`${id}.received.canary-sender`);
    await expect(flyThrough(doors)).rejects.toThrow('received');
    expect(clock - now.getTime()).toBeGreaterThanOrEqual(4 * 60_000);
    expect(clock - now.getTime()).toBeLessThan(5 * 60_000);
  });
});
