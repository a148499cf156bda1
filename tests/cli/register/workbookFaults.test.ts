import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { registerWorkbook } from '../../../cli/register/template.ts';
import { readRegisterWorkbook } from '../../../cli/register/workbook.ts';
import { readRegister } from '../../../cli/register.ts';
import { openArchive } from '../../../functions/parse/archive.ts';
import { RegisterSchema } from '../../../schemas/checkedRegister.ts';
import type { Agency, Register } from '../../../schemas/register.ts';
import { registerOf } from '../../builders/approval.ts';
import { zip } from '../../builders/zip.ts';

const directory = mkdtempSync(join(tmpdir(), 'gongkai-register-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** The builder's register with other facts, also such as no register has. */
const written = (parts: object = {}, agency: object = {}): Buffer => {
  const register = RegisterSchema.parse(registerOf());
  return registerWorkbook({
    ...register,
    agencies: [{ ...(register.agencies[0] as Agency), ...agency }],
    ...parts,
  } as Register);
};

const sheets = ['单位', '人员', '审批流程', '委托', '设置', '说明'];

/** The workbook with the markup of one part changed, e.g. of the sheet 单位. */
const changed = async (file: Buffer, sheet: string, change: (markup: string) => string): Promise<Buffer> => {
  const archive = await openArchive(file);
  const part = sheet === 'workbook' ? 'xl/workbook.xml' : `xl/worksheets/sheet${sheets.indexOf(sheet) + 1}.xml`;
  const entries = await Promise.all(
    archive.names.map(async (name) => {
      const text = new TextDecoder().decode(await archive.read(name));
      return [name, name === part ? change(text) : text] as const;
    }),
  );
  return zip(Object.fromEntries(entries));
};

const faultsOf = async (file: Buffer): Promise<string[]> => {
  try {
    await readRegisterWorkbook(file);
    return [];
  } catch (error) {
    return String(error).split('\n').slice(1);
  }
};

describe('a fault in a workbook is named by sheet and row:', () => {
  test('a chain that is not there', async () => {
    expect(await faultsOf(written({}, { chain: '水务局2' }))).toEqual([
      '单位 第2行：审批流程“水务局2”不在“审批流程”表中',
    ]);
  });

  test('a word that may not be chosen, with those that may', async () => {
    expect(await faultsOf(written({}, { level: undefined, kind: '局' }))).toEqual([
      '单位 第2行：“类别”没有填，应为：人民政府、部门、乡镇街道、其他单位之一',
    ]);
    const wrong = await changed(written(), '单位', (markup) => markup.replace('>部门<', '>局<'));
    expect(await faultsOf(wrong)).toEqual([
      '单位 第2行：“类别”填的是“局”，应为：人民政府、部门、乡镇街道、其他单位之一',
    ]);
  });

  test('a code that a sheet took for a number', async () => {
    expect(await faultsOf(written({}, { code: '119999990000000400' }))).toEqual([
      '单位 第2行：“统一社会信用代码”填的是“119999990000000400”，应为：18位，末位是校验码，请对照证书；可不填',
    ]);
  });

  test('years the wrong way round, one that is none', async () => {
    expect(await faultsOf(written({}, { since: 2024, dissolved: 2023 }))).toEqual([
      '单位 第2行：终止年度2023早于起始年度2024',
    ]);
    expect(await faultsOf(written({}, { since: '去年' }))).toEqual([
      '单位 第2行：“起始年度”填的是“去年”，应为：新设、合并的单位填第一份年报的年度，如2024；其他不填',
    ]);
  });

  test('a person without a mailbox, a stage with too few people', async () => {
    const { people, chains } = registerOf();
    expect(
      await faultsOf(
        written({ people: people.map((one, index) => ({ ...one, mail: index === 2 ? undefined : one.mail })) }),
      ),
    ).toEqual(['人员 第4行：“邮箱”没有填，应为：电子邮箱地址']);
    const stages = chains.水务局!.map((stage) => ({ ...stage, need: 2 }));
    expect(await faultsOf(written({ chains: { 水务局: stages } }))).toEqual([
      '审批流程 第2行：通过人数多于审批人数',
      '审批流程 第4行：通过人数多于审批人数',
    ]);
  });

  test('a setting that is wrong, one that is unknown', async () => {
    const { settings } = registerOf();
    const wrong = { ...settings, sendLinkDays: '很久' };
    expect(await faultsOf(written({ settings: wrong }))).toEqual([
      '设置 第13行：“报送链接有效天数”填的是“很久”，应为：自然日',
    ]);
    const unknown = await changed(written(), '设置', (markup) => markup.replace('>报送链接有效天数<', '>链接天数<'));
    expect(await faultsOf(unknown)).toEqual(['设置 第13行：没有“链接天数”这一项设置']);
  });

  test('a day later than the law has it', async () => {
    const { settings } = registerOf();
    const submit = { ...settings.deadlines.submit, department: '02-15' };
    expect(
      await faultsOf(written({ settings: { ...settings, deadlines: { ...settings.deadlines, submit } } })),
    ).toEqual(['设置 第14行：从这一行起的截止日中，有晚于法定期限的（部门01-31，政府03-31）']);
  });

  test('a sheet or a column that is missing, a column nobody knows', async () => {
    const renamed = await changed(written(), 'workbook', (markup) => markup.replace('"人员"', '"名单"'));
    expect(await faultsOf(renamed)).toEqual(['缺少“人员”表']);
    const misspelt = await changed(written(), '人员', (markup) => markup.replace('>邮箱<', '>邮件<'));
    expect(await faultsOf(misspelt)).toEqual([
      '人员 第1行：“邮件”不是本表的列，应为：编号、姓名、职务、邮箱（可另加“备注”列）',
      '人员 第1行：缺少“邮箱”列',
    ]);
  });
});

describe('a workbook as clerks keep it', () => {
  const reads = async (file: Buffer): Promise<void> =>
    expect((await readRegisterWorkbook(file)).register).toEqual(registerOf());

  test('may have rows hidden by a filter, and they count', async () => {
    await reads(await changed(written(), '人员', (markup) => markup.replaceAll('<row r="3"', '<row hidden="1" r="3"')));
  });

  test('may have a column for remarks', async () => {
    await reads(
      await changed(written(), '人员', (markup) =>
        markup.replace('</row>', '<c r="E1" t="inlineStr"><is><t>备注</t></is></c></row>'),
      ),
    );
  });

  test('may have one merged cell for a chain of several stages', async () => {
    await reads(
      await changed(written(), '审批流程', (markup) =>
        markup
          .replace(/<c r="A([34])"[^>]*>.*?<\/c>/gu, '<c r="A$1"/>')
          .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>'),
      ),
    );
  });

  test('may write a day as 1月20日, or as the date the sheet took it for', async () => {
    for (const day of ['1月20日', '1-20', '2026年1月20日']) {
      const file = written({}, { deadlines: { submit: day } });
      expect((await readRegisterWorkbook(file)).register.agencies[0]?.deadlines).toEqual({ submit: '01-20' });
    }
  });

  test('is told what works but is seldom meant, at its row', async () => {
    const senders = ['secrecy', 'head', 'deputy', 'office'];
    expect((await readRegisterWorkbook(written({}, { senders }))).warnings).toEqual([
      '单位 第2行：审批流程“水务局”的审批人都是本单位的报送人，没有第二个人把关',
    ]);
  });
});

describe('a register file is told apart by its content', () => {
  const fileOf = (name: string, content: Buffer | string): string => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };

  test('whatever its name: a workbook', async () => {
    expect(await readRegister(fileOf('register.yaml', written()))).toEqual(registerOf());
  });

  test('and one of another kind is refused by the name of that kind', async () => {
    const word = zip({
      '[Content_Types].xml':
        '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    });
    await expect(readRegister(fileOf('word.xlsx', word))).rejects.toThrow('是Word 文档（DOCX），应为Excel工作簿');
  });

  test('and one that is cut short is refused as damaged', async () => {
    await expect(readRegister(fileOf('short.xlsx', written().subarray(0, 900)))).rejects.toThrow(
      /short\.xlsx：文件已损坏/,
    );
  });
});
