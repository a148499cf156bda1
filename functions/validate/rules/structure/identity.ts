import type { Agency } from '../../../../schemas/register.ts';
import { type Block, plainText } from '../../../../schemas/report.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';
import { shown } from '../../shown.ts';
import { plainName } from '../../text.ts';
import { otherSubject } from './otherSubject.ts';
import { titleQuote } from './printed.ts';

const messages = {
  former: '{where}“{found}”是报送机关“{own}”的原名称，请确认是否应使用现名称。',
  short: '{where}“{found}”不是全称，报送机关“{own}”应写全称。',
  other: '{where}“{found}”是名录中的另一机关，不是报送机关“{own}”。请核对文件是否传错了目录。',
  unknown: '{where}“{found}”与报送机关“{own}”不一致。请核对文件，或请主管部门更新名录中的名称。',
  text: '正文写的是“{found}”的工作，没有提到报送机关“{own}”。请核对正文是否用了其他机关的稿件。',
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
  const likeness = likenessOf(name, agency, agencies);
  if (likeness === 'own') return [];
  const message = fill(messages[likeness], { where, found: shown(name), own: agency.name });
  if (likeness === 'former') return [{ status: 'unsure', severity: 'warning', message }];
  return [likeness === 'short' ? { severity: 'warning', message } : { message }];
};

/** A signature line that names a body rather than a date. */
const signedNames = (blocks: readonly Block[]): string[] =>
  blocks
    .filter((block) => block.type === 'signature')
    .flatMap((block) => plainText([block]).split('\n'))
    .map((line) => line.replace(/[（(][^（()）]*[）)]/gu, '').trim())
    .filter((line) => line !== '' && !/[\d〇○零一二三四五六七八九十]年|\d[-/.]\d/u.test(line.normalize('NFKC')));

const nameInTitle = ({ report }: Context, agency: Agency, agencies: readonly Agency[]): Fault[] =>
  report.agency === ''
    ? []
    : nameFaults('标题中的机关', report.agency, agency, agencies).map((fault) => ({
        section: 'title' as const,
        quotes: titleQuote(report.title),
        ...fault,
      }));

const nameInSignature = ({ report }: Context, agency: Agency, agencies: readonly Agency[]): Fault[] =>
  signedNames(report.sections.other).flatMap((name) =>
    nameFaults('文末落款', name, agency, agencies).map((fault) => ({
      section: 'other' as const,
      quotes: [{ place: 'other' as const, text: name, marks: [] }],
      ...fault,
      // What stands at the end may be no name at all; only another body's name is certain.
      severity: otherNamed(name, agency, agencies) ? ('error' as const) : ('warning' as const),
    })),
  );

/** To speak of another body is normal, so a text is only ever asked about. */
const nameInText = ({ report, passages }: Context, agency: Agency, agencies: readonly Agency[]): Fault[] => {
  const subject = otherSubject(passages, report.agency, agency, agencies);
  if (!subject) return [];
  const message = fill(messages.text, { found: subject.name, own: agency.name });
  return [{ status: 'unsure', severity: 'warning', section: subject.quote.place, quotes: [subject.quote], message }];
};

const sendersName = (context: Context): Fault[] => {
  const { agency, agencies = [] } = context;
  if (!agency) return [];
  return [nameInTitle, nameInText, nameInSignature].flatMap((check) => check(context, agency, agencies));
};

const nameLacking = ({ report, agency, agencies }: Context): string | undefined => {
  if (!agency && report.agency === '') return '标题中没有认出机关名称，不知道报送机关';
  if (!agency) return agencies ? `名录中没有名为“${shown(report.agency)}”的机关` : '没有名录，不知道报送机关';
  const named = report.agency !== '' || signedNames(report.sections.other).length > 0;
  return named ? undefined : '标题和落款中都没有认出机关名称';
};

export const identityRules: readonly Rule[] = [
  {
    id: 'E12',
    severity: 'error',
    title: '标题、正文和落款为报送机关',
    basis: '《政府信息公开条例》第四十九条：各机关公布本机关的年度报告；名录中的机关名称',
    involves: '标题、落款，引言和第一部分中的机关名称',
    messages,
    lacks: nameLacking,
    check: sendersName,
  },
];
