import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvalIn } from '../../cli/mailbox.ts';
import { jiaoyu2025 } from '../../examples/content/jiaoyu.ts';
import { docxFile } from '../../examples/docx.ts';
import { layOut } from '../../examples/layout.ts';
import { approveUntilEnd, type Installation, startInstallation } from '../builders/installation.ts';

let installation: Installation;
beforeAll(async () => {
  installation = await startInstallation();
});
afterAll(() => installation.end());

const health = '云岭市清溪区卫生健康局';

/** The education bureau's report as the health bureau might hand it in: its own name, and hardly another word. */
const copied = {
  ...jiaoyu2025,
  agencyId: 'qingxi-weijian',
  agency: health,
  preamble: jiaoyu2025.preamble.map((text) => text.replaceAll(jiaoyu2025.agency, health)),
  overview: jiaoyu2025.overview.map((text) => text.replace('招生入学', '疫苗接种')),
  signature: [health, '2026年1月18日'],
};

const requestTo = async (address: string) => {
  const mail = await installation.mail(
    `the request to ${address}`,
    (candidate) => candidate.to.includes(address) && approvalIn(candidate) !== undefined,
  );
  return { mail, page: await (await fetch(approvalIn(mail)?.link ?? '')).text() };
};

describe('two agencies send nearly the same text', () => {
  const warning = `与${jiaoyu2025.agency}同年度报告相同`;

  it('the first goes on without a word', async () => {
    await installation.drop('qingxi-jiaoyu', '年报.docx', docxFile(layOut(jiaoyu2025)));
    const { mail, page } = await requestTo('jiaoyu-baomi@example.org');
    expect(mail.text).not.toContain('同年度报告相同');
    expect(page).not.toContain('同年度报告相同');
  });

  it('who approves the second is told, in mail and on the page, whose text it is', async () => {
    await installation.drop('qingxi-weijian', '年报.docx', docxFile(layOut(copied)));
    const { mail, page } = await requestTo('weijian-baomi@example.org');
    expect(mail.text).toContain(warning);
    expect(page).toContain(warning);
  });

  it('the first, sent again, is not compared with itself, and now the second is the one it is like', async () => {
    const again = await installation.drop('qingxi-jiaoyu', '年报（更正）.docx', docxFile(layOut(jiaoyu2025)));
    const { findObject } = await import('../../functions/shared/objects.ts');
    const { validationKey } = await import('../../functions/shared/places.ts');
    const { ValidationSchema } = await import('../../schemas/finding.ts');
    expect(await approveUntilEnd(installation, again)).toMatchObject({ outcome: 'published' });
    const stored = await findObject(installation.outputs.WorkBucketName, validationKey(again));
    const { findings } = ValidationSchema.parse(JSON.parse(new TextDecoder().decode(stored?.body)));
    const [finding, ...more] = findings.filter(({ rule }) => rule === 'C09');
    expect(finding?.message).toContain(`与${health}同年度报告相同`);
    expect(finding?.quotes).toHaveLength(2);
    expect(more).toEqual([]);
  });
});
