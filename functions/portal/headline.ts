import type { Submission } from '../../schemas/submission.ts';

/** How a submission stands, said to its sender in one line, and what comes next or is to be done. */
export interface Headline {
  readonly heading: string;
  readonly next: string;
  readonly tone: 'good' | 'bad' | 'calm';
}

const again = '在本页重新报送修改后的完整文件。';

/** The headline of a submission; of one that is under way, what the sender may expect. */
export const headlineOf = (submission: Submission): Headline => {
  switch (submission.outcome) {
    case 'published':
      return {
        heading: '年报已发布',
        next: '发布后发现内容有误的，改正后可重新报送，并写明更正说明；经审批后以更正版发布，原版本保留可查。',
        tone: 'good',
      };
    case 'returned':
      return returned(submission);
    case 'superseded':
      return { heading: '这次报送不再办理', next: '请在报送记录中查看取代它的那次报送。', tone: 'calm' };
    case 'parked':
      return { heading: '暂缓处理', next: '系统出现故障，文件已保存，排除后继续办理，无需重新报送。', tone: 'calm' };
    case null:
      return underWay(submission);
  }
};

const returned = ({ reason }: Submission): Headline => {
  switch (reason?.code) {
    case 'findings':
      return { heading: '核对未通过，请修改后重新报送', next: `请按问题清单逐项修改，${again}`, tone: 'bad' };
    case 'returnedByApprover':
      return { heading: '审批退回，请修改后重新报送', next: `请按审批意见修改，${again}`, tone: 'bad' };
    case 'expired':
      return { heading: '审批逾期，已退回', next: '请与审批人联系后，在本页重新报送。', tone: 'bad' };
    case 'recalled':
      return { heading: '已撤回，未予发布', next: `需要再报的，${again}`, tone: 'calm' };
    default:
      return { heading: '文件未能受理，请修改后重新报送', next: `请按下列说明处理，${again}`, tone: 'bad' };
  }
};

const underWay = ({ progress, recall }: Submission): Headline => {
  if (recall !== null)
    return {
      heading: '已登记撤回',
      next: `这份年报不会发布。撤回${progress === 'filed' ? '在3小时内办结，届时' : '办结后'}邮件告知；修改好的文件现在就可以重新报送。`,
      tone: 'calm',
    };
  switch (progress) {
    case 'received':
    case 'read':
      return {
        heading: '已收到，正在核对',
        next: '通常几分钟内完成，本页自动刷新。可以关闭本页，结果会邮件告知。',
        tone: 'good',
      };
    case 'checked':
    case 'rendered':
      return {
        heading: '核对通过，正在排版',
        next: '排版后送审，本页自动刷新。可以关闭本页，进展会邮件告知。',
        tone: 'good',
      };
    case 'inApproval':
      return {
        heading: '核对通过，正在审批',
        next: '您无需操作，全部审批通过后自动发布，进展会邮件告知。',
        tone: 'good',
      };
    case 'filed':
      return {
        heading: '已备案，待公布',
        next: '审批已全部通过，到主管部门安排的日期自动公布，您无需操作。',
        tone: 'good',
      };
    case 'publishing':
      return { heading: '审批通过，正在发布', next: '通常一分钟内完成，此时不能再撤回。', tone: 'good' };
  }
};
