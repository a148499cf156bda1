import { parseArgs } from 'node:util';
import { type RollUpFormat, rollUpFormats } from '../functions/rollup/formats.ts';

export const usage = `用法：npm run rollup -- --parent 编号 --year 年度 [选项] [年报文件…]

把一个政府所属单位已公布的年报逐格相加；给出政府报告的草稿时，逐格比对（规则H01至H08）。
  --parent 编号         编制政府报告的政府在名录中的编号
  --year 年度           报告年度，如 2025
  --draft 文件          政府报告的草稿（任何可读取的格式）
  --format 格式         写成文件：xlsx（全部）、docx（三张表，可以粘贴）、json（数据）
  --out 文件            文件写到哪里；json不写本项的，输出到屏幕
  --outputs 文件        哪一个系统，默认 .gongkai/outputs.json（npm start 启动的）
  --register 名录       不连接系统：按这份名录，把后面列出的年报文件相加；上年的年报也可以列出，用来核对结转

退出码：0 完成；1 草稿有错误；2 命令写错，或者文件不能读取。`;

export interface RollUpArguments {
  readonly parent: string;
  readonly year: number;
  readonly draft: string | undefined;
  readonly format: RollUpFormat | undefined;
  readonly out: string | undefined;
  readonly outputs: string;
  /** Set where reports are files and no installation is asked. */
  readonly register: string | undefined;
  readonly files: readonly string[];
}

/** Reads the command line; undefined for `--help`. Throws with a reason in Chinese where it cannot be carried out. */
export const readArguments = (words: readonly string[]): RollUpArguments | undefined => {
  const { values, positionals: files } = parsed(words);
  if (values.help) return undefined;
  const { parent, draft, out, outputs, register } = values;
  if (parent === undefined) throw new Error('没有用 --parent 指出哪个政府。');
  const year = Number(values.year);
  if (!Number.isInteger(year) || year < 2019) throw new Error('请用 --year 写明报告年度，2019年及以后。');
  const format = rollUpFormats.find((one) => one === values.format);
  if (values.format !== undefined && !format) throw new Error(`没有“${values.format}”这种格式。`);
  if (out !== undefined && !format) throw new Error('写成文件的，请用 --format 写明格式。');
  if (register === undefined && files.length > 0) throw new Error('列出年报文件的，请用 --register 指出名录。');
  if (register !== undefined && files.length === 0) throw new Error('没有列出要相加的年报文件。');
  return { parent, year, draft, format, out, outputs, register, files };
};

const parsed = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        parent: { type: 'string' },
        year: { type: 'string' },
        draft: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
        outputs: { type: 'string', default: '.gongkai/outputs.json' },
        register: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Error(`命令写法不对：${error instanceof Error ? error.message : String(error)}`);
  }
};
