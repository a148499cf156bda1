import { feedback } from '../../feedback/feedback.ts';
import { picturePath } from '../../render/pictures.ts';
import { html } from '../../shared/html.ts';
import type { CheckedReport } from '../doors.ts';
import type { FoundOverride } from '../overrideStanding.ts';
import { shell } from './shell.ts';

/** For a second officer: the returned report with everything found in it at its place. `path` is the request's page. */
export const overrideReportPage = (found: FoundOverride, checked: CheckedReport, path: string): string => {
  const { register, agencyName, submission, view } = found;
  return shell({
    title: `标注了问题的年报：${agencyName}`,
    authority: register.authority,
    purpose: '放行复核',
    styles: ['report', 'feedback'],
    main: html`<header class="approval-head feedback">
<p class="approval-kicker">${agencyName}</p>
<h1>标注了问题的年报</h1>
<p class="approval-title">${submission.fileName}（回执编号 ${submission.receiptNumber}）</p>
<p class="approval-actions"><a class="button button-plain" href="${path}">${view === 'open' ? '返回，填写复核意见' : '返回'}</a></p>
</header>
${feedback({ ...checked, agencyName, picture: (picture) => `${path}/report/${picturePath(picture)}` })}`,
  });
};
