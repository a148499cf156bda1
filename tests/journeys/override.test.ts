import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../cli/mailbox.ts';
import { approveUntilEnd, decide, type Installation, startInstallation, until } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

/** Its sums are broken (A03, A04), and so is one figure that needs no second person (A08). */
const draft = (): Uint8Array => readFileSync('examples/drafts-with-errors/qingxi-songtao-2025.docx');
const reason = '上年结转件数已于年中更正，区政府办公室与街道核对无误。';
const asker = 'gongkai-kezhang';
const second = 'gongkai-fukezhang';

const override = (submissionId: string, by: string, ...rules: string[]) => {
  const ids = rules.flatMap((rule) => ['--rule', rule]);
  const outputs = `${installation.directory}/outputs.json`;
  const words = [
    'cli/gongkai.ts',
    'override',
    submissionId,
    ...ids,
    '--by',
    by,
    '--reason',
    reason,
    '--outputs',
    outputs,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  return { status, stdout, stderr };
};

/** The requests mailed to an officer about one submission, by rule title in the subject; oldest first. */
const requestsTo = async (officer: string, receiptNumber: string): Promise<Mail[]> =>
  (await installation.mails()).filter(
    ({ to, subject }) =>
      to.includes(`${officer}@example.org`) && subject.startsWith('请复核放行') && subject.includes(receiptNumber),
  );

/** A sweep is given its time before the clock is moved to the next: two at once would ask, and mail, twice. */
const sweepMilliseconds = 1500;

/** Moves the clock past the next sweeps until something can be seen. */
const sweptUntil = <Answer>(what: string, ask: () => Promise<Answer | undefined | false>): Promise<Answer> => {
  let next = 0;
  return until(what, async () => {
    const answer = await ask();
    if (!answer && Date.now() > next) {
      await installation.advanceClock(61_000);
      next = Date.now() + sweepMilliseconds;
    }
    return answer;
  });
};

const askedIn = ({ text }: Mail): { link: string; code: string } => ({
  link: /https?:\/\/\S+\/override\/[A-Za-z0-9_-]+/.exec(text)?.[0] ?? '',
  code: /确认码[：:]\s*(\d{6})/.exec(text)?.[1] ?? '',
});

const nextOf = async (submissionId: string): Promise<string> => {
  const { nextAttempt } = await import('../../functions/receive/submission.ts');
  const submission = await installation.submission(submissionId);
  if (!submission) throw new Error(`There is no submission ${submissionId}`);
  return nextAttempt(submission).submissionId;
};

describe('a report with broken sums that the authority lets pass', () => {
  let id: string;
  let receiptNumber: string;
  let requests: Mail[];

  it('is returned first', async () => {
    id = await installation.drop('qingxi-songtao', 'draft.docx', draft());
    const returned = await installation.ended(id);
    expect(returned).toMatchObject({ outcome: 'returned', reason: { code: 'findings' } });
    receiptNumber = returned.receiptNumber;
  });

  it('is not let pass by somebody who is no officer, nor for a rule that found nothing', () => {
    expect(override(id, 'songtao-zhuren', 'A08')).toMatchObject({
      status: 1,
      stderr: 'songtao-zhuren is not among the officers of the register: gongkai-kezhang, gongkai-fukezhang.\n',
    });
    expect(override(id, asker, 'F01').status).toBe(1);
    expect(override(id, asker).status).toBe(2);
  });

  it('may pass at once what needs no second person, which is not enough', () => {
    const { status, stdout } = override(id, asker, 'A08');
    expect(status).toBe(0);
    expect(stdout).toContain('A08 may pass.');
    expect(stdout).toMatch(/Errors in the way still: A03 \(\d+\), A04 \(\d+\)/);
  });

  it('waits for a second officer where the sums are broken: nothing moves meanwhile', async () => {
    const { status, stdout } = override(id, asker, 'A03', 'A04');
    expect(status).toBe(0);
    expect(stdout).toContain(`A03 waits for one of ${second}`);
    requests = await sweptUntil('both requests', async () => {
      const mails = await requestsTo(second, receiptNumber);
      return mails.length >= 2 && mails;
    });
    await installation.advanceClock(61_000);
    expect(requests).toHaveLength(2);
    expect(requests[0]?.text).toContain(reason);
    expect(requests[0]?.text).toContain('区政府办公室政务公开科科长');
    expect(await installation.submission(await nextOf(id))).toBeUndefined();
  });

  it('gives the one who asked no link', async () => {
    expect(await requestsTo(asker, receiptNumber)).toEqual([]);
    const links = (await installation.mails()).filter(({ text }) => text.includes('/override/'));
    expect(new Set(links.flatMap(({ to }) => to))).toEqual(new Set([`${second}@example.org`]));
  });

  it('is not moved by whoever only opens the links', async () => {
    for (const { link } of requests.map(askedIn)) {
      expect((await fetch(link)).status).toBe(200);
      await fetch(link, { method: 'HEAD' });
      expect((await decide(link, { choice: 'approve', opinion: '', code: '' })).status).toBe(422);
    }
    expect(await installation.submission(await nextOf(id))).toBeUndefined();
  });

  it('goes on once the second officer has confirmed all of it, though everything dies in between', async () => {
    const [first, last] = requests.map(askedIn);
    if (!first || !last) throw new Error('Two requests were expected');
    await decide(first.link, { choice: 'approve', opinion: '已核实。', code: first.code });
    const told = await sweptUntil('news of the first answer', async () =>
      (await installation.mails()).find(
        ({ to, subject }) => to.includes(`${asker}@example.org`) && subject.includes('已获同意'),
      ),
    );
    expect(told.text).toContain('没有放行');
    expect(await installation.submission(await nextOf(id))).toBeUndefined();

    await decide(last.link, { choice: 'approve', opinion: '', code: last.code });
    await installation.killAndRestart();
    const next = await nextOf(id);
    await sweptUntil('the next attempt', () => installation.submission(next));
    expect(await installation.submission(next)).toMatchObject({
      receiptNumber,
      drop: { attempt: 2 },
      overrides: [
        { rule: 'A03', by: '区政府办公室政务公开科科长', confirmedBy: '区政府办公室政务公开科副科长', reason },
        { rule: 'A04', confirmedBy: '区政府办公室政务公开科副科长' },
        { rule: 'A08', confirmedBy: null },
      ],
    });
  });

  it('tells the sender, once, that it goes on and why', async () => {
    const mail = await installation.mail('the news', ({ subject }) => subject.includes('主管部门同意放行'));
    expect(mail.to).toEqual(['songtao-jingban@example.org']);
    expect(mail.text).toContain(reason);
    const receipts = (await installation.mails()).filter(({ subject }) => subject.startsWith('年报已收到'));
    expect(receipts).toHaveLength(1);
  });

  it('shows approvers the reason and who allowed it, in the mail and on the page, and is published', async () => {
    const request = await installation.mail('the request', ({ subject }) => subject.startsWith('请审批'));
    expect(request.text).toContain(reason);
    expect(request.text).toContain('区政府办公室政务公开科科长提出，区政府办公室政务公开科副科长复核同意');
    const link = /https?:\/\/\S+\/approve\/[A-Za-z0-9_-]+/.exec(request.text)?.[0] ?? '';
    const page = await (await fetch(link)).text();
    expect(page).toContain('主管部门同意放行的错误');
    expect(page).toContain(reason);
    expect(await approveUntilEnd(installation, await nextOf(id))).toMatchObject({
      outcome: 'published',
      receiptNumber,
    });
  });

  it('keeps in the checks of the new attempt what was let pass, by whom and why', async () => {
    const { readJson } = await import('../../functions/shared/objects.ts');
    const { validationKey } = await import('../../functions/shared/places.ts');
    const { ValidationSchema } = await import('../../schemas/finding.ts');
    const key = validationKey(await nextOf(id));
    const { findings } = await readJson(installation.outputs.WorkBucketName, key, ValidationSchema);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error.override).toMatchObject({ reason });
  });

  it('cannot be let pass twice', async () => {
    const again = override(id, asker, 'A03');
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('goes on already as attempt 2');
    const published = override(await nextOf(id), asker, 'A03');
    expect(published.stderr).toContain('was not returned for findings (published)');
  });
});

describe('a report that the second officer does not let pass', () => {
  it('stays returned, the one who asked is told why, and asking again is refused', async () => {
    const id = await installation.drop('qingxi-songtao', 'draft-again.docx', draft());
    const { receiptNumber } = await installation.ended(id);
    expect(override(id, second, 'A03').status).toBe(0);
    const mail = await sweptUntil('the request', async () => (await requestsTo(asker, receiptNumber))[0]);
    const { link, code } = askedIn(mail);
    await decide(link, { choice: 'return', opinion: '应由街道改正后重报。', code });
    const told = await sweptUntil('the refusal', async () =>
      (await installation.mails()).find(
        ({ to, subject }) => to.includes(`${second}@example.org`) && subject.includes('未获同意'),
      ),
    );
    expect(told.text).toContain('应由街道改正后重报。');
    await decide(link, { choice: 'approve', opinion: '', code });
    expect(await (await fetch(link)).text()).toContain('您未同意放行');
    expect(override(id, second, 'A03').stderr).toContain('A03 was refused');
    expect(await installation.submission(await nextOf(id))).toBeUndefined();
  });

  it('a newer upload that is taken meanwhile comes first', async () => {
    const id = await installation.drop('qingxi-songtao', 'draft-third.docx', draft());
    const { receiptNumber } = await installation.ended(id);
    expect(override(id, second, 'A03').status).toBe(0);
    const mail = await sweptUntil('the request', async () => (await requestsTo(asker, receiptNumber))[0]);
    const newer = readFileSync('examples/submissions/qingxi-songtao-2025.docx');
    const good = await installation.drop('qingxi-songtao', 'good.docx', newer);
    await approveUntilEnd(installation, good);
    expect((await fetch(askedIn(mail).link)).status).toBe(410);
    expect(override(id, second, 'A04').stderr).toContain('A newer upload');
  });
});
