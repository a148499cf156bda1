import { describe, expect, test } from 'vitest';
import { aboutOf } from '../../functions/notify/mails/about.ts';
import { approvalAsked } from '../../functions/notify/mails/approval.ts';
import { overrideAsked } from '../../functions/notify/mails/overrideAsked.ts';
import { overrideAnswered, overridePassed } from '../../functions/notify/mails/overrideNews.ts';
import { overrideOf } from '../../functions/override/request.ts';
import { stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { officers, overrideRegisterOf, requestOf } from '../builders/override.ts';
import { consistentReport } from '../builders/report.ts';
import { pageOf } from '../portal/page.ts';
import { approveToken, createWorld } from '../portal/world.ts';

const answer = { personId: 'vice', choice: 'approve', opinion: '', answeredAt: '2026-01-24T08:00:00.000Z' } as const;
const confirmed = requestOf({ answer });
const letPass = findingOf({ rule: 'A01', message: confirmed.messages[0]!, override: overrideOf(confirmed) });
const warning = findingOf({ rule: 'A14', severity: 'warning', message: '结转件数偏多。' });
const allowed = '县政府办公室政务公开科科长提出，县政府办公室政务公开科副科长复核同意，2026年1月24日 16:00';
const register = overrideRegisterOf();
const about = aboutOf(register, submissionOf());

describe('what the authority let pass', () => {
  test('stands apart on the page of an approval: finding, reason, by which roles, when', async () => {
    const page = await pageOf(await createWorld({ findings: [letPass, warning] }).get(`/approve/${approveToken}`));
    const [apart] = page.texts('overridden');
    expect(apart).toContain('“自然人”列左右相差1件，请核对。历史数据口径调整，已与报送单位核实。');
    expect(apart).toContain(allowed);
    expect(page.texts('panel-warn')[0]).toContain('其余各项核对均已通过。下列1处');
    expect(page.texts('panel-warn')[0]).not.toContain('自然人');
    expect(page.text()).not.toContain('罗六');
  });

  test('is not spoken of where nothing was', async () => {
    const page = await pageOf(await createWorld({ findings: [warning] }).get(`/approve/${approveToken}`));
    expect(page.texts('overridden')).toEqual([]);
    expect(page.text()).toContain('表格勾稽关系等各项核对均已通过。');
  });

  test('stands apart in the mail that asks for an approval', () => {
    const { text, html } = approvalAsked(about, {
      stage: stageOf(),
      approver: register.people[2]!,
      title: '青溪县水务局2025年政府信息公开工作年度报告',
      report: consistentReport(),
      findings: [letPass, warning],
      url: 'https://gongkai.example.org/approve/x',
      code: '012345',
      deadline: '2026-02-07T06:10:00.000Z',
    });
    expect(text).toContain(
      `主管部门同意放行的错误，请特别留意：\n“自然人”列左右相差1件，请核对。\n放行理由：历史数据口径调整，已与报送单位核实。\n${allowed}`,
    );
    expect(text).toContain('放行的错误：1处');
    expect(text).not.toContain('已通过核对并排版完毕');
    expect(html).toContain(allowed);
  });
});

describe('mails about an override', () => {
  test('ask the second officer with link, code, findings, reason, and who asked', () => {
    const asking = {
      request: requestOf(),
      officer: officers[1],
      url: 'https://gongkai.example.org/override/x',
      code: '012345',
    };
    const { subject, text } = overrideAsked(about, { ...asking, expiresAt: '2026-02-13T02:00:00.000Z' });
    expect(subject).toBe('请复核放行（各列之和等于总计）：青溪县水务局年报（回执 2026-0123-7F3A）');
    for (const said of [
      '县政府办公室政务公开科副科长，您好！',
      '提出人：县政府办公室政务公开科科长',
      '放行理由：历史数据口径调整，已与报送单位核实。',
      '“自然人”列左右相差1件，请核对。',
      'https://gongkai.example.org/override/x',
      '确认码：012345',
      '链接有效至：2026年2月13日 10:00',
    ])
      expect(text).toContain(said);
  });

  test('tell the asker whether the report goes on, and what is in the way otherwise', () => {
    expect(overrideAnswered(about, confirmed, []).text).toContain('全部错误均已放行，年报继续排版、送审。');
    expect(overrideAnswered(about, confirmed, ['“总计”列相差2件。']).text).toContain(
      '没有放行的错误：\n“总计”列相差2件。',
    );
    const refused = requestOf({ answer: { ...answer, choice: 'return', opinion: '应由报送单位改正。' } });
    const mail = overrideAnswered(about, refused, ['“自然人”列左右相差1件，请核对。']);
    expect(mail.subject).toContain('放行申请未获同意');
    expect(mail.text).toContain('复核意见：应由报送单位改正。');
  });

  test('tell the sender what was let pass and why, without a name', () => {
    const { text } = overridePassed(about, '县水务局办公室经办人', [confirmed]);
    expect(text).toContain(
      '各列之和等于总计\n“自然人”列左右相差1件，请核对。\n放行理由：历史数据口径调整，已与报送单位核实。',
    );
    expect(text).not.toMatch(/沈五|罗六/);
  });
});
