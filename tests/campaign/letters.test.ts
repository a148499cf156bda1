import { describe, expect, test } from 'vitest';
import { overdueOf } from '../../functions/campaign/overdue.ts';
import { type CampaignItem, campaignMail } from '../../functions/notify/mails/campaign.ts';
import { overdueList } from '../../functions/notify/mails/overdueList.ts';
import { seasonRegister, situationOn, standingOf } from './season.ts';

const register = seasonRegister();
const itemOf = (index: number, parts: Partial<CampaignItem> = {}): CampaignItem => ({
  agency: register.agencies[index]!,
  standing: undefined,
  days: { submit: '2026-01-20', publish: '2026-01-31' },
  opening: false,
  url: `https://gongkai.example.org/send/${index}`,
  ...parts,
});
const letterOf = (today: string, ...items: CampaignItem[]) =>
  campaignMail({ register, year: 2025, to: register.people[0]!, today, items });

const signature = `--
青溪县人民政府办公室
联系电话：000-12345678　邮箱：gongkai@example.org
本邮件由系统自动发出，请勿直接回复。`;

describe('the letter that opens the season', () => {
  test('says what is due, by when, where the form is and what happens after sending', () => {
    const { subject, text } = letterOf('2026-01-05', itemOf(0, { opening: true }));
    expect(subject).toBe('2025年政府信息公开年报编制报送工作开始：青溪县水务局');
    expect(text).toBe(`县水务局办公室经办人，您好！

请编制并报送2025年政府信息公开工作年度报告

2025年政府信息公开工作年度报告编制报送工作现已开始。根据《中华人民共和国政府信息公开条例》和年度报告编制工作的有关要求，请按下列期限报送和公布。

单位：青溪县水务局
报送期限：2026年1月20日（还有15天）
公布期限：2026年1月31日（还有26天）
目前情况：尚未报送

打开报送页面：
https://gongkai.example.org/send/0

怎样办理：
1. 打开报送页面，下载空白格式（Word 或 Excel）填写；其中单位名称、各部分标题和能够带入的上年结转件数已经填好。本单位已有文稿的，也可以直接报送。
2. 在同一页面选择文件报送，随即收到回执。
3. 系统自动核对：有错误的，列明问题退回修改，修改后仍在该页面报送；没有错误的，排版后按程序逐级送审。
4. 全部审批通过后公布。每一步的结果都会邮件告知，办理到哪个环节可随时在报送页面查看。

链接只供您本人报送使用，请勿转发；以前邮件中的链接在有效期内仍可使用。已经报送的，以报送页面显示的办理状态为准。

${signature}`);
  });

  test('is one for all agencies of a sender, each with its own link', () => {
    const { subject, text } = letterOf('2026-01-05', itemOf(0, { opening: true }), itemOf(1, { opening: true }));
    expect(subject).toBe('2025年政府信息公开年报编制报送工作开始：2个单位');
    expect(text).toContain('打开青溪县水务局的报送页面：\nhttps://gongkai.example.org/send/0');
    expect(text).toContain('打开青溪县望泉镇人民政府的报送页面：\nhttps://gongkai.example.org/send/1');
  });
});

describe('a reminder', () => {
  test('to one who has not sent says how many days are left', () => {
    const { subject, text } = letterOf('2026-01-13', itemOf(0));
    expect(subject).toBe('提醒：青溪县水务局2025年政府信息公开年报报送期限还有7天');
    expect(text).toBe(`县水务局办公室经办人，您好！

2025年政府信息公开工作年度报告报送期限还有7天

年报尚未报送，请抓紧编制并报送。

单位：青溪县水务局
报送期限：2026年1月20日（还有7天）
公布期限：2026年1月31日（还有18天）
目前情况：尚未报送

打开报送页面：
https://gongkai.example.org/send/0

链接只供您本人报送使用，请勿转发；以前邮件中的链接在有效期内仍可使用。已经报送的，以报送页面显示的办理状态为准。

${signature}`);
  });

  test('to one in approval says at whose desk it lies, by role', () => {
    const { subject, text } = letterOf('2026-01-28', itemOf(0, { standing: standingOf('shuiwu') }));
    expect(subject).toBe('提醒：青溪县水务局2025年政府信息公开年报公布期限还有3天');
    expect(text).toContain('年报正在审批，请协调审批人尽快办结；全部审批通过后，系统自动公布，无需再报送。');
    expect(text).toContain('目前情况：正在审批，自2026年1月12日起在“主要领导签发”环节（县水务局局长、县水务局副局长）');
    expect(text).toContain('报送期限：2026年1月20日（已报送）');
    expect(text).not.toMatch(/祝三|段四/);
  });

  test('to one whose report was returned says since when, and leads to the reasons', () => {
    const returned = standingOf('shuiwu', { state: 'returned', stage: undefined });
    const { text } = letterOf('2026-01-20', itemOf(0, { standing: returned }));
    expect(text).toContain('报送期限今天到期');
    expect(text).toContain('目前情况：2026年1月12日退回修改，尚未重新报送');
    expect(text).toContain('打开报送页面，查看办理情况：\nhttps://gongkai.example.org/send/0');
  });

  test('after the submit day is about the publish day', () => {
    const { subject, text } = letterOf('2026-01-30', itemOf(0));
    expect(subject).toBe('提醒：青溪县水务局2025年政府信息公开年报公布期限还有1天');
    expect(text).toContain('报送期限：2026年1月20日（已逾期10天）');
  });

  test('for several agencies names the nearest day, and what each state asks for', () => {
    const { subject, text } = letterOf('2026-01-17', itemOf(0, { standing: standingOf('shuiwu') }), itemOf(1));
    expect(subject).toBe('提醒：2个单位2025年政府信息公开年报报送期限还有3天');
    expect(text).toContain('尚未报送的，请抓紧编制并报送。正在审批的，请协调审批人尽快办结；');
  });
});

describe('the list of what is late', () => {
  const overdueLetter = (situation: ReturnType<typeof situationOn>, today: string) =>
    overdueList({ register, year: 2025, today, overdue: overdueOf(situation), baseUrl: 'https://gongkai.example.org' });

  test('tells the authority how many, who and since when, and leads to the board', () => {
    const standings = [standingOf('shuiwu'), standingOf('wangquan', { state: 'returned', stage: undefined })];
    const published = new Map([['qingxi', '2026-04-01T02:00:00.000Z']]);
    const { subject, text } = overdueLetter(situationOn('2026-04-02', { standings, published }), '2026-04-02');
    expect(subject).toBe('2025年政府信息公开年报逾期情况（2026年4月2日）：未报送1个，未公布1个');
    expect(text).toBe(`青溪县人民政府办公室，您好！

2025年政府信息公开工作年度报告逾期情况

截至2026年4月2日上午，逾期未报送1个单位，已报送、逾期未公布1个单位，逾期公布1个单位。

逾期未报送（1个单位）：
青溪县望泉镇人民政府：报送期限2026年1月20日，已逾期72天，2026年1月12日退回后未重新报送

已报送，逾期未公布（1个单位）：
青溪县水务局：公布期限2026年1月31日，已逾期61天，在“主要领导签发”环节审批

逾期公布（1个单位）：
青溪县人民政府：公布期限2026年3月31日，2026年4月1日公布，迟1天，超过法定期限

打开工作台催办：
https://gongkai.example.org/board/

${signature}`);
  });

  test.each([
    ['filed', '已审批完成，等待公布日'],
    ['parked', '因系统故障暂缓办理，需由系统管理员恢复'],
    ['sent', '正在核对'],
  ] as const)('says what keeps one that is %s', (state, words) => {
    const standings = [standingOf('shuiwu', { state, stage: undefined })];
    const { text } = overdueLetter(situationOn('2026-02-02', { standings }), '2026-02-02');
    expect(text).toContain(`青溪县水务局：公布期限2026年1月31日，已逾期2天，${words}`);
  });
});
