import { describe, expect, test } from 'vitest';
import { type Course, courseAhead } from '../../functions/portal/course.ts';
import { headlineOf } from '../../functions/portal/headline.ts';
import type { Step } from '../../functions/portal/step.ts';
import { timelineOf } from '../../functions/portal/timeline.ts';
import type { Stage } from '../../schemas/approval.ts';
import type { Recall, Submission } from '../../schemas/submission.ts';
import { decisionOf, registerOf, stageOf, submissionOf } from '../builders/approval.ts';
import { findingOf } from '../builders/finding.ts';

const register = registerOf();
const people = register.people;
const recall: Recall = {
  personId: 'sender',
  role: '县水务局办公室经办人',
  at: '2026-01-24T02:00:00.000Z',
  click: null,
};

const courseOf = (parts: Partial<Submission>, more: Partial<Course> = {}): Course => {
  const submission = submissionOf(parts);
  return {
    submission,
    stages: [],
    findings: [],
    now: new Date('2026-01-25T02:00:00.000Z'),
    ...courseAhead(register, register.agencies[0]!, submission),
    ...more,
  };
};

const outline = (steps: readonly Step[]): string[] =>
  steps.map(({ title, tone, state }) => `${tone} ${title} ${state}`);
const linesOf = (course: Course, title: string): string[] =>
  timelineOf(course)
    .filter((step) => step.title === title)
    .flatMap(({ lines }) => lines.map(({ text, at, quote }) => [text, at, quote].filter(Boolean).join('|')));

const secrecy = (parts: Partial<Stage> = {}): Stage =>
  stageOf({
    index: 0,
    name: '保密审查',
    approvers: people.filter(({ id }) => id === 'secrecy'),
    decisions: [decisionOf({ personId: 'secrecy', opinion: '不涉密。' })],
    outcome: 'approved',
    closedAt: '2026-01-24T01:30:00.000Z',
    ...parts,
  });

const begun = ['done 收到文件 已收到'];
const through = [...begun, 'done 读取、核对 已核对', 'done 排版 已排版'];
const chainAhead = ['ahead 保密审查 待办', 'ahead 主要领导签发 待办', 'ahead 主管部门审核 待办', 'ahead 发布 待办'];
const ended = '2026-01-24T03:00:00.000Z';
const reason = (code: NonNullable<Submission['reason']>['code']) => ({ code, message: '说明。', details: [] });

describe('the path of a submission', () => {
  test.each<[string, Partial<Submission>, readonly Stage[], readonly string[]]>([
    [
      'just received',
      { progress: 'received' },
      [],
      [...begun, 'now 读取、核对 正在读取', 'ahead 排版 待办', ...chainAhead],
    ],
    ['read', { progress: 'read' }, [], [...begun, 'now 读取、核对 正在核对', 'ahead 排版 待办', ...chainAhead]],
    ['checked', { progress: 'checked' }, [], [...begun, 'done 读取、核对 已核对', 'now 排版 正在排版', ...chainAhead]],
    ['typeset', { progress: 'rendered' }, [], [...through, ...chainAhead]],
    [
      'at somebody’s desk',
      { progress: 'inApproval' },
      [secrecy(), stageOf()],
      [...through, 'done 保密审查 已通过', 'now 主要领导签发 正在办理', ...chainAhead.slice(2)],
    ],
    [
      'sent back to an earlier stage',
      { progress: 'inApproval' },
      [
        secrecy(),
        stageOf({
          outcome: 'sentBack',
          decisions: [decisionOf({ choice: 'return', returnTo: 0, opinion: '请补充。' })],
        }),
        secrecy({ index: 2, position: 0, outcome: null, closedAt: null, decisions: [] }),
      ],
      [
        ...through,
        'done 保密审查 已通过',
        'back 主要领导签发 退回前面的环节',
        'now 保密审查（第2次办理） 正在办理',
        ...chainAhead.slice(1),
      ],
    ],
    ['held until its day', { progress: 'filed' }, [secrecy()], [...through, 'done 保密审查 已通过', 'ahead 发布 待办']],
    [
      'being published',
      { progress: 'publishing' },
      [secrecy()],
      [...through, 'done 保密审查 已通过', 'now 发布 正在发布'],
    ],
    [
      'published',
      { progress: 'publishing', outcome: 'published', path: '/reports/shuiwu/2025/', endedAt: ended },
      [secrecy()],
      [...through, 'done 保密审查 已通过', 'done 发布 已发布'],
    ],
    [
      'not read',
      { progress: 'received', outcome: 'returned', reason: reason('encrypted'), endedAt: ended },
      [],
      [...begun, 'stopped 读取、核对 未通过'],
    ],
    [
      'returned with findings',
      { progress: 'checked', outcome: 'returned', reason: reason('findings'), endedAt: ended },
      [],
      [...begun, 'stopped 读取、核对 未通过'],
    ],
    [
      'with a character that cannot be printed',
      { progress: 'checked', outcome: 'returned', reason: reason('missingGlyph'), endedAt: ended },
      [],
      [...begun, 'done 读取、核对 已核对', 'stopped 排版 未完成'],
    ],
    [
      'returned by an approver',
      { progress: 'inApproval', outcome: 'returned', reason: reason('returnedByApprover'), endedAt: ended },
      [secrecy(), stageOf({ outcome: 'returned', decisions: [decisionOf({ choice: 'return', opinion: '请核对。' })] })],
      [...through, 'done 保密审查 已通过', 'stopped 主要领导签发 已退回'],
    ],
    [
      'expired',
      { progress: 'inApproval', outcome: 'returned', reason: reason('expired'), endedAt: ended },
      [secrecy(), stageOf({ outcome: 'expired', closedAt: ended })],
      [...through, 'done 保密审查 已通过', 'stopped 主要领导签发 逾期未办，已退回'],
    ],
    [
      'taken back, and still ending',
      { progress: 'inApproval', recall },
      [secrecy(), stageOf({ outcome: 'recalled', closedAt: ended })],
      [...through, 'done 保密审查 已通过', 'stopped 主要领导签发 已终止', 'stopped 撤回 已登记，正在办结'],
    ],
    [
      'taken back while it was held',
      { progress: 'filed', recall, outcome: 'returned', reason: reason('recalled'), endedAt: ended },
      [secrecy()],
      [...through, 'done 保密审查 已通过', 'stopped 撤回 已撤回'],
    ],
    [
      'overtaken by a newer upload',
      { progress: 'inApproval', outcome: 'superseded', reason: reason('newerUploaded'), endedAt: ended },
      [secrecy(), stageOf({ outcome: 'superseded', closedAt: ended })],
      [...through, 'done 保密审查 已通过', 'stopped 主要领导签发 不再办理', 'stopped 不再办理 已被取代'],
    ],
    [
      'parked by a fault, with what is still ahead',
      { progress: 'rendered', outcome: 'parked', endedAt: ended },
      [],
      [...through, ...chainAhead.slice(0, 3), 'now 暂缓处理 待排除故障'],
    ],
  ])('%s', (_title, parts, stages, expected) => {
    expect(outline(timelineOf(courseOf(parts, { stages })))).toEqual(expected);
  });

  test('where the authority files first, shows the day from the beginning, and that it is waited for', () => {
    const notBefore = '2026-02-09T16:00:00.000Z';
    const ahead = timelineOf(courseOf({ progress: 'rendered' }, { notBefore }));
    expect(outline(ahead).slice(-2)).toEqual(['ahead 备案 待办', 'ahead 发布 待办']);
    const held = courseOf({ progress: 'filed' }, { notBefore });
    expect(outline(timelineOf(held)).slice(-2)).toEqual(['now 备案 已备案，待公布', 'ahead 发布 待办']);
    expect(linesOf(held, '备案')).toEqual(['按主管部门安排，2026年2月10日起公布']);
  });
});

describe('a step says', () => {
  test('when the file came, under which number', () => {
    expect(linesOf(courseOf({}), '收到文件')).toEqual(['回执编号2026-0123-7F3A|2026-01-23T06:05:00.000Z']);
  });

  test('how much was found, by what is asked of the sender', () => {
    const findings = [
      findingOf({ severity: 'error' }),
      findingOf({ severity: 'warning' }),
      findingOf({ severity: 'warning' }),
      findingOf({ severity: 'info', status: 'notAssessable' }),
    ];
    expect(linesOf(courseOf({}, { findings }), '读取、核对')).toEqual(['须改正1处，请核对2处']);
    expect(linesOf(courseOf({}), '读取、核对')).toEqual(['没有发现问题']);
  });

  test('at whose desk it lies, since when and until when, by role and never by name', () => {
    const course = courseOf({}, { stages: [stageOf()] });
    expect(linesOf(course, '主要领导签发')).toEqual([
      '待县水务局局长、县水务局副局长办理（其中1人同意即可）',
      '送到时间|2026-01-23T06:10:00.000Z',
      '办理期限2026年2月7日 14:10，逾期未办的退回，不会自动通过',
    ]);
    expect(JSON.stringify(timelineOf(course))).not.toMatch(/祝三|段四/u);
  });

  test('that all must approve, and who acts for whom', () => {
    const [head, deputy] = stageOf().approvers;
    const stages = [stageOf({ need: 2, approvers: [head!, { ...deputy!, inPlaceOf: '县水务局总工程师' }] })];
    expect(linesOf(courseOf({}, { stages }), '主要领导签发')[0]).toContain(
      '待县水务局局长、县水务局副局长（代县水务局总工程师）办理（须全部同意）',
    );
  });

  test('who decided what, when, and with which opinion', () => {
    const back = decisionOf({ choice: 'return', returnTo: 0, opinion: '请补充保密审查意见。' });
    const stages = [secrecy(), stageOf({ outcome: 'sentBack', closedAt: back.decidedAt, decisions: [back] })];
    expect(linesOf(courseOf({}, { stages }), '主要领导签发').slice(0, 2)).toEqual([
      '送到时间|2026-01-23T06:10:00.000Z',
      '县水务局局长：退回“保密审查”环节|2026-01-24T01:30:00.000Z|请补充保密审查意见。',
    ]);
  });

  test('who let the time run out', () => {
    const stages = [stageOf({ outcome: 'expired', closedAt: '2026-02-07T06:10:00.000Z' })];
    const course = courseOf({ outcome: 'returned', reason: reason('expired') }, { stages });
    expect(linesOf(course, '主要领导签发')[1]).toBe('县水务局局长、县水务局副局长未办理|2026-02-07T06:10:00.000Z');
  });

  test('who will be asked in the stages to come', () => {
    expect(linesOf(courseOf({}), '主管部门审核')).toEqual(['由县政府办公室政务公开科科长办理']);
  });
});

describe('the headline', () => {
  test.each<[string, Partial<Submission>, string]>([
    ['being checked', { progress: 'received' }, '已收到，正在核对'],
    ['being typeset', { progress: 'rendered' }, '核对通过，正在排版'],
    ['in approval', { progress: 'inApproval' }, '核对通过，正在审批'],
    ['filed', { progress: 'filed' }, '已备案，待公布'],
    ['being published', { progress: 'publishing' }, '审批通过，正在发布'],
    ['taken back', { progress: 'filed', recall }, '已登记撤回'],
    ['published', { outcome: 'published' }, '年报已发布'],
    ['not read', { outcome: 'returned', reason: reason('damaged') }, '文件未能受理，请修改后重新报送'],
    ['with errors', { outcome: 'returned', reason: reason('findings') }, '核对未通过，请修改后重新报送'],
    ['returned', { outcome: 'returned', reason: reason('returnedByApprover') }, '审批退回，请修改后重新报送'],
    ['expired', { outcome: 'returned', reason: reason('expired') }, '审批逾期，已退回'],
    ['recalled', { outcome: 'returned', reason: reason('recalled'), recall }, '已撤回，未予发布'],
    ['superseded', { outcome: 'superseded' }, '这次报送不再办理'],
    ['parked', { outcome: 'parked' }, '暂缓处理'],
  ])('of one %s', (_name, parts, heading) => {
    expect(headlineOf(submissionOf(parts)).heading).toBe(heading);
  });
});
