import type { Stage } from '../../schemas/approval.ts';
import type { Reason } from '../../schemas/submission.ts';
import { silentOnes } from './stage.ts';

interface Ending {
  readonly outcome: 'returned' | 'superseded';
  readonly reason: Reason;
}

export const newerUploaded: Reason = {
  code: 'newerUploaded',
  message: '本单位已报送该年度更新的文件并通过核对，本次报送不再审批，以新报送的文件为准。',
  details: [],
};

const returned = (code: Reason['code'], message: string, details: string[] = []): Ending => ({
  outcome: 'returned',
  reason: { code, message, details },
});

/** Why a chain ends at a stage that was closed without approval, in words for the sender: by role, never by name. */
export const reasonOf = (stage: Stage): Ending => {
  switch (stage.outcome) {
    case 'returned':
      return returnedBy(stage);
    case 'expired':
      return returned(
        'expired',
        `“${stage.name}”环节超过期限仍未完成审批（尚未办理：${silentRoles(stage).join('、')}），本次报送已退回。请与审批人联系后重新报送。`,
      );
    case 'recalled':
      return returned('recalled', `本次报送在“${stage.name}”环节由本单位撤回，未予发布。修改后可重新报送。`);
    case 'superseded':
      return { outcome: 'superseded', reason: newerUploaded };
    default:
      throw new Error(`Stage ${stage.index} of ${stage.submissionId} has not ended the chain`);
  }
};

/** The sender took it back while no stage was open: between two, or when all had approved. */
export const takenBack: Ending = returned('recalled', '本次报送已由本单位撤回，未予发布。修改后可重新报送。');

const returnedBy = (stage: Stage): Ending => {
  const decision = stage.decisions.find(({ choice }) => choice === 'return');
  const role = stage.approvers.find(({ id }) => id === decision?.personId)?.role ?? '审批人';
  const opinion = (decision?.opinion ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
  return returned(
    'returnedByApprover',
    `“${stage.name}”环节，${role}退回了这份年报。请按下列意见修改后重新报送。`,
    opinion,
  );
};

const silentRoles = (stage: Stage): string[] => silentOnes(stage).map(({ role }) => role);
