import type { Submission } from '../../schemas/submission.ts';
import { hash, submissionOf } from '../builders/approval.ts';
import { troubled } from '../feedback/troubled.ts';
import { createBoardWorld, officerMail, standingFor } from './world.ts';

const agency = '/board/2025/agencies/shuiwu';
const returned: Submission = submissionOf({
  progress: 'checked',
  outcome: 'returned',
  format: 'docx',
  endedAt: '2026-01-23T06:10:00.000Z',
  correctionNote: '“本年新收”自然人一列误填为17件，应为15件。',
  reason: { code: 'findings', message: '核对发现3处错误，请改正后重新报送。', details: ['“自然人”列左右相差1件。'] },
});

const text = async (answer: Promise<Response>): Promise<string> => (await answer).text();

/** How an officer signs in, and what is asked before each act, by name. */
export const actPages = async (): Promise<Record<string, string>> => {
  const waiting = createBoardWorld({
    standings: [
      standingFor('shuiwu', 'inApproval', { stage: '主要领导签发' }),
      standingFor('jiujie', 'published', { submissionId: hash('b') }),
      standingFor('xianzheng', 'returned', { submissionId: hash('c'), reason: 'findings', faults: ['B07'] }),
    ],
  });
  const back = createBoardWorld({
    standings: [standingFor('shuiwu', 'returned', { reason: 'findings', faults: ['B07'] })],
    submissions: [returned],
    stages: [],
    validation: troubled,
  });
  const signIn = await text(waiting.get('/board/sign-in'));
  const code = await text(waiting.post('/board/sign-in', [['mail', officerMail]]));
  for (const world of [waiting, back]) await world.signIn();
  const form = await waiting.formToken();
  return {
    signIn,
    code,
    few: await text(waiting.get('/board/2025')),
    faults: await text(waiting.get('/board/2025/faults')),
    chases: await text(waiting.get('/board/2025/chases')),
    chaseOne: await text(waiting.get('/board/2025/chase?agency=jiaoyu')),
    chased: await text(
      waiting.post('/board/2025/chase', [
        ['form', form],
        ['agency', 'jiaoyu'],
        ['round', 'board.1769479200000'],
      ]),
    ),
    agency: await text(waiting.get(agency)),
    link: await text(waiting.get(`${agency}/link`)),
    resend: await text(waiting.get(`${agency}/resend?person=head`)),
    replace: await text(waiting.get(`${agency}/replace?person=head`)),
    agencyReturned: await text(back.get(agency)),
    override: await text(back.get(`${agency}/override`)),
    submission: await text(back.get(`${agency}/submissions/${hash('a')}`)),
  };
};
