import type { Stage } from '../../schemas/approval.ts';
import type { Submission } from '../../schemas/submission.ts';
import { shanghaiDateTime } from '../shared/time.ts';

/** Where a submission stands, in words, with a tone for its mark. */
export interface State {
  readonly words: string;
  readonly tone: 'busy' | 'waiting' | 'good' | 'bad' | 'quiet';
}

/** Words for a submission; `stages` are needed only while it is in approval. */
export const stateOf = (submission: Submission, stages: readonly Stage[]): State => {
  switch (submission.outcome) {
    case 'published':
      return { words: '已发布', tone: 'good' };
    case 'returned':
      return submission.reason?.code === 'recalled'
        ? { words: '已撤回', tone: 'quiet' }
        : { words: '已退回', tone: 'bad' };
    case 'superseded':
      return { words: '已被较新的报送取代', tone: 'quiet' };
    case 'parked':
      return { words: '暂缓处理', tone: 'waiting' };
    case null:
      return underWay(submission, stages);
  }
};

const underWay = ({ progress, recall }: Submission, stages: readonly Stage[]): State => {
  if (recall !== null) return { words: '正在撤回', tone: 'waiting' };
  switch (progress) {
    case 'received':
      return { words: '已收到', tone: 'busy' };
    case 'read':
      return { words: '正在核对', tone: 'busy' };
    case 'checked':
    case 'rendered':
      return { words: '正在排版送审', tone: 'busy' };
    case 'inApproval':
      return inApproval(stages);
    case 'filed':
      return { words: '已备案，待公布', tone: 'waiting' };
    case 'publishing':
      return { words: '正在发布', tone: 'busy' };
  }
};

const inApproval = (stages: readonly Stage[]): State => {
  const open = stages.find(({ outcome }) => outcome === null);
  return open
    ? { words: `审批中：待“${open.name}”（${shanghaiDateTime(open.openedAt)}起）`, tone: 'waiting' }
    : { words: '审批中', tone: 'waiting' };
};

/** Whether a machine is at work on it, so that looking again soon is worth while. Approvals take days. */
export const isMoving = ({ outcome, progress, recall }: Submission): boolean =>
  outcome === null && recall === null && progress !== 'inApproval' && progress !== 'filed';
