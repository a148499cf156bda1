import type { Agency, Authority, Person } from '../../../schemas/register.ts';
import { shanghaiDateTime } from '../../shared/time.ts';
import { type Mail, mailOf } from '../mail.ts';

/** Tells those who send for an agency that its report is not public any more, why, and what to do. */
export const reportWithdrawn = (
  authority: Authority,
  agency: Agency,
  to: Person,
  { title, at, reason }: { readonly title: string; readonly at: Date; readonly reason: string },
): Mail =>
  mailOf({
    subject: `已撤回：${title}`,
    heading: '年度报告已撤回',
    tone: 'attention',
    to: to.role,
    authority,
    parts: [
      { kind: 'paragraph', text: `${agency.name}的下列年度报告已由${authority.name}撤回，不再向社会公开。` },
      {
        kind: 'facts',
        rows: [
          ['年度报告', title],
          ['撤回时间', shanghaiDateTime(at)],
          ['撤回原因', reason],
        ],
      },
      {
        kind: 'paragraph',
        text: '请按撤回原因核实、修改后重新报送。重新发布后，原网址可继续查阅；此前各版本不再公开，原件由主管部门留存。',
      },
      { kind: 'note', text: '如对撤回有疑问，请与主管部门联系，联系方式见本邮件下方。' },
    ],
  });
