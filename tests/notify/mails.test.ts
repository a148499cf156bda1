import { describe, expect, test } from 'vitest';
import { aboutOf } from '../../functions/notify/mails/about.ts';
import { approvalAsked, approvalReminder } from '../../functions/notify/mails/approval.ts';
import { approvalGiven } from '../../functions/notify/mails/approvalNews.ts';
import { parkedForAuthority, parkedForSender } from '../../functions/notify/mails/parked.ts';
import { published } from '../../functions/notify/mails/published.ts';
import { received } from '../../functions/notify/mails/received.ts';
import { returned } from '../../functions/notify/mails/returned.ts';
import { superseded } from '../../functions/notify/mails/superseded.ts';
import { endedUntold } from '../../functions/notify/mails/untold.ts';
import { notLetThrough } from '../../functions/parse/reasons.ts';
import { decisionOf, hash, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';
import { reportOf } from '../builders/report.ts';

const register = registerOf();
const about = aboutOf(register, submissionOf());
const role = '县水务局办公室经办人';
const now = '2026-01-25T02:00:00.000Z';
const title = '青溪县水务局2025年政府信息公开工作年度报告';

describe('the receipt', () => {
  test('names the receipt number, the file, its size and the time in Shanghai', () => {
    const { subject, text } = received(about, role);
    expect(subject).toBe('年报已收到：年报.docx（回执 2026-0123-7F3A）');
    expect(text).toContain(`回执编号：2026-0123-7F3A
报送单位：青溪县水务局
文件名：年报.docx
文件大小：47 KB
收到时间：2026年1月23日 14:05`);
  });

  test('goes to the authority with a word of explanation when nobody knows the sender', () => {
    const unknown = aboutOf(register, submissionOf({ agencyId: 'nobody', senderId: null }));
    const { text } = received(unknown, register.authority.name);
    expect(text).toContain('名录中没有这份文件的报送人，本邮件改发主管部门信箱。');
    expect(text).toContain('报送单位：nobody');
  });
});

describe('a return', () => {
  const reason = { code: 'findings' as const, message: '核对发现1处错误，请改正后重新报送。', details: [] };
  const findings = [
    findingOf({ section: 'applications', severity: 'warning', message: '结转件数偏多，请核实。' }),
    findingOf({ section: 'applications', message: '“自然人”列左右相差1件。' }),
    findingOf({ section: 'overview', severity: 'warning', message: '正文与表格的申请数不同。' }),
    findingOf({ rule: 'C06', severity: 'info', status: 'notAssessable', message: '未核对“与上年衔接”。' }),
  ];
  const sendLink = 'https://gongkai.example.org/send/token';

  test('lists every finding by part of the report, what must be corrected first', () => {
    const { text } = returned(about, role, { reason, findings, sendLink });
    expect(text).toContain(`核对发现1处错误，请改正后重新报送。

查看标注了问题的年报：
https://gongkai.example.org/send/token/submissions/${hash('a')}

一、总体情况：
【请核对】正文与表格的申请数不同。

三、收到和处理政府信息公开申请情况：
1. 【须改正】“自然人”列左右相差1件。
2. 【请核对】结转件数偏多，请核实。

修改后重新报送：
https://gongkai.example.org/send/token`);
    expect(text).not.toContain('未核对');
  });

  test('says what the file was recognised as, where that could be told', () => {
    const readAs = (format?: string) =>
      returned(aboutOf(register, submissionOf({ format })), role, { reason, findings, sendLink }).text;
    expect(readAs('xlsx')).toContain('文件大小：47 KB\n识别为：Excel 工作簿（XLSX）\n收到时间：');
    expect(readAs()).not.toContain('识别为');
  });

  test('for want of an approval says so, and finds no fault with the file', () => {
    const expired = { code: 'expired' as const, message: '“主管部门审核”环节超过期限仍未完成审批。', details: [] };
    const { subject, text } = returned(about, role, { reason: expired, findings: [], sendLink });
    expect(subject).toBe('年报已退回（审批逾期），请重新报送：年报.docx（回执 2026-0123-7F3A）');
    expect(text).toContain('您报送的年报因审批逾期退回，未予发布');
    expect(text).toContain(`重新报送：\n${sendLink}`);
    expect(text).not.toContain('修改后');
  });

  test('for malware asks for a file that was made elsewhere, not for a better one', () => {
    const malware = { ...notLetThrough.threats };
    const { subject, text } = returned(about, role, { reason: malware, findings: [], sendLink });
    expect(subject).toBe('年报已退回（安全扫描发现恶意程序）：年报.docx（回执 2026-0123-7F3A）');
    expect(text).toContain('请先联系本单位信息化部门查杀报送所用的电脑');
    expect(text).toContain('不要再报送原文件');
    expect(text).not.toContain('修改后');
  });

  test('by an approver gives the opinion in one piece', () => {
    const other = { code: 'returnedByApprover' as const, message: '局长退回了。', details: ['数字有误，', '请核对。'] };
    expect(returned(about, role, { reason: other, findings: [], sendLink }).text).toContain(
      '审批意见：\n数字有误，\n请核对。\n\n',
    );
  });

  test('for another reason gives its details', () => {
    const other = { code: 'unreadableTable' as const, message: '表格读不准。', details: ['第3行。', '第9行。'] };
    const { text } = returned(about, role, { reason: other, findings: [], sendLink });
    expect(text).toContain(
      `表格读不准。\n\n查看办理情况：\nhttps://gongkai.example.org/send/token/submissions/${hash('a')}\n\n具体情况：\n1. 第3行。\n2. 第9行。`,
    );
  });

  test('of what the sender took back asks for nothing', () => {
    const recalled = { code: 'recalled' as const, message: '本次报送已由本单位撤回，未予发布。', details: [] };
    const mail = returned(about, role, { reason: recalled, findings: [], sendLink });
    expect(mail.subject).toBe('年报已撤回：年报.docx（回执 2026-0123-7F3A）');
    expect(mail.text).toContain('您报送的年报已撤回，未予发布');
    expect(mail.text).toContain(`重新报送：\n${sendLink}`);
  });

  test('of a file that was not read has no marked report to show', () => {
    const unread = aboutOf(register, submissionOf({ progress: 'received' }));
    const damaged = { code: 'damaged' as const, message: '文件已损坏。', details: [] };
    const { text } = returned(unread, role, { reason: damaged, findings: [], sendLink });
    expect(text).not.toContain('/submissions/');
    expect(text).toContain('修改后重新报送：\nhttps://gongkai.example.org/send/token');
  });

  test('gives the figure to consider, unless the message says it', () => {
    const suggestion = { cell: 't2.r1.total', value: 10 };
    const silent = findingOf({
      section: 'applications',
      message: '该行总计与各项不符。',
      left: 12,
      right: 10,
      suggestion,
    });
    const plain = findingOf({
      section: 'applications',
      message: '请先核对“一、本年新收政府信息公开申请数量”行“总计”列（现为12，如为10则各处相等）。',
      suggestion,
    });
    const checked = reportOf({ cells: { 't2.r1.total': 12 } });
    const { text } = returned(about, role, { reason, findings: [silent, plain], report: checked, sendLink });
    expect(
      text,
    ).toContain(`1. 【须改正】该行总计与各项不符。“一、本年新收政府信息公开申请数量”行“总计”列现为12，如填10则各处相等；请对照台账核实后再改。
2. 【须改正】请先核对“一、本年新收政府信息公开申请数量”行“总计”列（现为12，如为10则各处相等）。

修改后重新报送：`);
  });

  test('tells of what stands before the first part too, and not of what the authority let pass', () => {
    const passed = findingOf({
      section: 'other',
      message: '第六部分为空。',
      override: {
        rule: 'A01',
        messages: ['第六部分为空。'],
        reason: '已核实。',
        by: '县政府办公室政务公开科科长',
        confirmedBy: null,
        at: '2026-01-24T02:00:00.000Z',
      },
    });
    const before = findingOf({ section: 'preamble', message: '统计期限应为12月31日止。' });
    const { text } = returned(about, role, { reason, findings: [before, passed], sendLink });
    expect(text).toContain('引言：\n【须改正】统计期限应为12月31日止。');
    expect(text).not.toContain('第六部分为空');
  });

  test('offers no link when nobody is known who may send', () => {
    const { text } = returned(about, role, { reason, findings, sendLink: undefined });
    expect(text).not.toContain('https://');
  });
});

describe('the request to approve', () => {
  const stage = stageOf();
  const request = {
    stage,
    approver: register.people[2]!,
    title,
    report: reportOf({ cells: { 't2.r1.total': 17, 't2.r2.total': 2, 't2.r3_7.total': 15, 't2.r4.total': '' } }),
    findings: [findingOf({ severity: 'warning', message: '结转件数偏多，请核实。' }), findingOf({ severity: 'info' })],
    url: 'https://gongkai.example.org/approve/token',
    code: '012345',
    deadline: stage.deadlines[1]!.at,
  };

  test('sums up what is to be approved, and gives link, code and deadline', () => {
    const { subject, text } = approvalAsked(about, request);
    expect(subject).toBe(`请审批（主要领导签发）：${title}`);
    expect(text).toContain(`报送单位：青溪县水务局
报告年度：2025年
标题：${title}
审批环节：主要领导签发
新收申请：17件
上年结转：2件
办理结果总计：15件
结转下年度：（空白）
核对提示：1处
办理期限：2026年2月7日 14:10

核对提示，请留意：
结转件数偏多，请核实。

打开审批页面：
https://gongkai.example.org/approve/token

确认码：012345`);
    expect(text).toContain('不会自动通过');
  });

  test('addresses the approver by role, never by name', () => {
    const { text, html } = approvalAsked(about, request);
    expect(text).toContain('县水务局局长，您好！');
    expect(text + html).not.toContain('祝三');
  });

  test('the reminder says since when it has waited and that earlier links still work', () => {
    const { subject, text } = approvalReminder(about, request);
    expect(subject).toBe(`催办（主要领导签发）：${title}`);
    expect(text).toContain('自2026年1月23日 14:10起在“主要领导签发”环节等待您的意见');
    expect(text).toContain('此前邮件中的链接和确认码仍然有效');
  });

  test('the sender hears which stage was given, by whom and what comes next', () => {
    const given = stageOf({ outcome: 'approved', decisions: [decisionOf({ opinion: '同意上报。' })] });
    const { subject, text } = approvalGiven(about, role, given, '主管部门审核');
    expect(subject).toBe('“主要领导签发”已通过：年报.docx（回执 2026-0123-7F3A）');
    expect(text).toContain('“主要领导签发”已通过，转入“主管部门审核”');
    expect(text).toContain('县水务局局长，2026年1月24日 09:30：同意。意见：同意上报。');
  });
});

describe('the last word', () => {
  test('a publication gives the address and the time in Shanghai', () => {
    const url = 'https://gongkai.example.org/reports/shuiwu/2025/';
    const { subject, text } = published(about, role, {
      url,
      title,
      publishedAt: '2026-01-27T16:30:00.000Z',
      version: 1,
    });
    expect(subject).toBe(`年报已发布：${title}`);
    expect(text).toContain('发布时间：2026年1月28日 00:30');
    expect(text).toContain(`查看已发布的年报：\n${url}`);
  });

  test('a correction is called by its version, with what the sender gave as the reason', () => {
    const url = 'https://gongkai.example.org/reports/shuiwu/2025/';
    const corrected = aboutOf(register, submissionOf({ correctionNote: '“本年新收”自然人一列误填，已更正。' }));
    const { subject, text } = published(corrected, role, { url, title, publishedAt: now, version: 2 });
    expect(subject).toBe(`年报第2版（更正）已发布：${title}`);
    expect(text).toContain(`《${title}》第2版（更正）已完成全部审批`);
    expect(text).toContain('版本：第2版（更正）\n更正说明：“本年新收”自然人一列误填，已更正。\n回执编号：');
  });

  test('a superseded file says why', () => {
    const reason = { code: 'newerUploaded' as const, message: '以新报送的文件为准。', details: [] };
    const { subject, text } = superseded(about, role, reason);
    expect(subject).toBe('本次报送不再办理：年报.docx（回执 2026-0123-7F3A）');
    expect(text).toContain('以新报送的文件为准。');
  });

  test('a fault of ours calms the sender', () => {
    const { text } = parkedForSender(about, role);
    expect(text).toContain('与您的文件内容无关');
    expect(text).toContain('您无需重新报送');
  });

  test('a fault of ours tells the authority what broke and how to go on', () => {
    const { subject, text } = parkedForAuthority(about, {
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:gongkai:abc',
      status: 'TIMED_OUT',
      error: 'States.Timeout',
      cause: '',
      restartCommand: 'node cli/restart.ts abc',
    });
    expect(subject).toBe('需要处理：青溪县水务局报送的年报因系统故障暂缓（回执 2026-0123-7F3A）');
    expect(text).toContain('故障情形：执行超时\n错误名称：States.Timeout');
    expect(text).toContain('执行：arn:aws:states:us-east-1:123456789012:execution:gongkai:abc');
    expect(text).toContain('否则运行：node cli/restart.ts abc');
  });

  test('a fault of ours while people were told of an end tells the authority that the end stands, and who to ring', () => {
    const { subject, text } = endedUntold(about, 'published', {
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:gongkai:abc',
      status: 'FAILED',
      error: 'StoredDataError',
      cause: '',
      restartCommand: 'node cli/restart.ts abc',
    });
    expect(subject).toBe('需要处理：青溪县水务局年报的办理结果未能通知（回执 2026-0123-7F3A）');
    expect(text).toContain('办理结果：已发布\n故障情形：执行失败\n错误名称：StoredDataError');
    expect(text).toContain('只补发通知，办理结果不变，不会再次发布');
    expect(text).toContain('否则请将办理结果电话告知报送人。');
    expect(text).not.toContain('node cli/restart.ts');
  });
});
