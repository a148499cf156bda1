import type { Quote } from '../../../../schemas/finding.ts';
import type { Agency } from '../../../../schemas/register.ts';
import { type Block, plainText } from '../../../../schemas/report.ts';
import type { Context, Fault, Rule } from '../../rule.ts';
import { plainName } from '../../text.ts';

/** The title as a quote; nothing to quote when there is none. */
const titleQuote = (title: string): Quote[] => (title === '' ? [] : [{ place: 'title', text: title, marks: [] }]);

const titleEnding = '政府信息公开工作年度报告';

const titleComplete = ({ report, agency }: Context): Fault[] => {
  const section = 'title' as const;
  const example = `“${agency?.name ?? '某某机关'}${report.year ?? '某某'}年${titleEnding}”`;
  // Without a year nobody can say which report it is: it cannot be filed.
  if (report.year === null) {
    const found = report.title === '' ? '没有找到标题' : `标题“${report.title}”中没有年份`;
    return [
      { section, severity: 'error', quotes: titleQuote(report.title), message: `${found}。标题应为${example}。` },
    ];
  }
  const title = plainName(report.title);
  const orders = [`${report.agency}${report.year}年度?`, `${report.year}年度?${report.agency}`];
  const expected = orders.map((order) => new RegExp(`^${plainName(order)}${titleEnding}$`, 'u'));
  if (report.agency !== '' && expected.some((pattern) => pattern.test(title))) return [];
  return [
    {
      section,
      quotes: titleQuote(report.title),
      message: `标题“${report.title}”不是“机关全称＋年份＋${titleEnding}”，应为${example}。`,
    },
  ];
};

type Likeness = 'own' | 'former' | 'short' | 'other' | 'unknown';

/** Whose name this is, seen from the sender. A short form is the end of the full name, e.g. 清溪区教育局. */
const likenessOf = (name: string, agency: Agency, agencies: readonly Agency[]): Likeness => {
  const written = plainName(name);
  if (written === plainName(agency.name)) return 'own';
  if (agency.formerNames.some((former) => plainName(former) === written)) return 'former';
  if (otherNamed(name, agency, agencies)) return 'other';
  return written.length > 2 && plainName(agency.name).endsWith(written) ? 'short' : 'unknown';
};

const otherNamed = (name: string, agency: Agency, agencies: readonly Agency[]): Agency | undefined =>
  agencies.find(
    (other) =>
      other.id !== agency.id && [other.name, ...other.formerNames].some((each) => plainName(each) === plainName(name)),
  );

/** What is wrong with a name that should be the sender's; `where` begins the sentence. */
const nameFaults = (where: string, name: string, agency: Agency, agencies: readonly Agency[]): Fault[] => {
  const own = `报送机关“${agency.name}”`;
  switch (likenessOf(name, agency, agencies)) {
    case 'own':
      return [];
    case 'former':
      return [
        {
          status: 'unsure',
          severity: 'warning',
          message: `${where}“${name}”是${own}的原名称，请确认是否应使用现名称。`,
        },
      ];
    case 'short':
      return [{ severity: 'warning', message: `${where}“${name}”不是全称，${own}应写全称。` }];
    case 'other':
      return [{ message: `${where}“${name}”是名录中的另一机关，不是${own}。请核对文件是否传错了目录。` }];
    default:
      return [{ message: `${where}“${name}”与${own}不一致。请核对文件，或请主管部门更新名录中的名称。` }];
  }
};

/** A signature line that names a body rather than a date. */
const signedNames = (blocks: readonly Block[]): string[] =>
  blocks
    .filter((block) => block.type === 'signature')
    .flatMap((block) => plainText([block]).split('\n'))
    .map((line) => line.replace(/[（(].*?[）)]/gu, '').trim())
    .filter((line) => line !== '' && !/[\d〇○零一二三四五六七八九十]年|\d[-/.]\d/u.test(line.normalize('NFKC')));

const sendersName = ({ report, agency, agencies = [] }: Context): Fault[] => {
  if (!agency) return [];
  const inTitle = report.agency === '' ? [] : nameFaults('标题中的机关', report.agency, agency, agencies);
  const inSignature = signedNames(report.sections.other).flatMap((name) =>
    nameFaults('文末落款', name, agency, agencies).map((fault) => ({
      section: 'other' as const,
      quotes: [{ place: 'other' as const, text: name, marks: [] }],
      ...fault,
      // What stands at the end may be no name at all; only another body's name is certain.
      severity: otherNamed(name, agency, agencies) ? ('error' as const) : ('warning' as const),
    })),
  );
  return [
    ...inTitle.map((fault) => ({ section: 'title' as const, quotes: titleQuote(report.title), ...fault })),
    ...inSignature,
  ];
};

const nameLacking = ({ report, agency, agencies }: Context): string | undefined => {
  if (!agency) return agencies ? `名录中没有名为“${report.agency}”的机关` : '没有名录，不知道报送机关';
  const named = report.agency !== '' || signedNames(report.sections.other).length > 0;
  return named ? undefined : '标题和落款中都没有认出机关名称';
};

export const identityRules: readonly Rule[] = [
  { id: 'E11', severity: 'warning', title: '标题完整', basis: '', involves: '', messages: {}, check: titleComplete },
  {
    id: 'E12',
    severity: 'error',
    title: '标题和落款为报送机关',
    basis: '',
    involves: '',
    messages: {},
    lacks: nameLacking,
    check: sendersName,
  },
];
