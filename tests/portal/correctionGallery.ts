import { hash, submissionOf } from '../builders/approval.ts';
import { publicationOf } from '../builders/publication.ts';
import { consistentReport } from '../builders/report.ts';
import { approveToken, createWorld, sendToken } from './world.ts';

const now = '2026-02-25T02:00:00.000Z';
const sendPath = `/send/${sendToken}`;
const note = '第三部分“本年新收”自然人一列误填为17件，应为15件，系重复登记2件；\n总体情况中的相应文字一并更正。';
const published = publicationOf({ agencyId: 'shuiwu', agencyName: '青溪县水务局' });
const out = {
  version: 1,
  publishedAt: published.publishedAt,
  report: consistentReport({
    overview: ['2025年，我局全年主动公开政府信息312条，办理政府信息公开申请17件。'],
    cells: { 't1.normdoc.valid': 3, 't2.r1.total': 2 },
  }),
};
const report = consistentReport({
  overview: ['2025年，我局全年主动公开政府信息312条，办理政府信息公开申请15件。'],
});
const submissions = [
  submissionOf({ outcome: 'published', path: '/reports/shuiwu/2025/', endedAt: '2026-01-20T03:04:05.000Z' }),
];
const text = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text();

/** Pages of senders and approvers of a correction, by name. */
export const correctionPages = async (): Promise<Record<string, string>> => {
  const world = createWorld({ now, published, submissions });
  const again = createWorld({
    now,
    published,
    submission: {
      outcome: 'returned',
      correctionNote: note,
      endedAt: '2026-02-24T01:31:00.000Z',
      reason: { code: 'expired', message: '“主要领导签发”环节超过期限仍未完成审批，本次报送已退回。', details: [] },
    },
  });
  return {
    correctionAsked: await text(world.get(sendPath)),
    correctionRefused: await text(world.post(`${sendPath}/correction`, { note: '' })),
    correctionSaid: await text(world.post(`${sendPath}/correction`, { note })),
    correctionAgain: await text(again.get(`${sendPath}/submissions/${hash('a')}`)),
    correctionApproval: await text(
      createWorld({ report, out, submission: { correctionNote: note } }).get(`/approve/${approveToken}`),
    ),
    correctionUnsaid: await text(createWorld({ report, out }).get(`/approve/${approveToken}`)),
  };
};
