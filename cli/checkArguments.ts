import { parseArgs } from 'node:util';

export const usage = `用法：npm run check -- [选项] 文件…

读取并核对年报，不需要启动系统；可同时给出多个文件。
  --html 页面.html      把核对结果写成一个网页：问题清单，以及在年报原位标注的问题；不需要联网
  --json                每个文件输出一行JSON
  --register 名录       按名录核对（YAML或Excel）：单位名称、职权、报送时限等
  --last-year 上年年报  与上年年报比对（任何可读取的格式）；核对多个单位的，可重复使用本选项
  --help                显示本说明

退出码：0 全部没有错误；1 有错误；2 有无法读取的文件，或命令写错。`;

export interface CheckArguments {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
  readonly html: string | undefined;
  readonly register: string | undefined;
  readonly lastYear: readonly string[];
}

/** Reads the command line. Throws with a reason in Chinese where it cannot be carried out. */
export const readArguments = (words: readonly string[]): CheckArguments => {
  const { values, positionals: files } = parsed(words);
  const { json, help, html, register, 'last-year': lastYear } = values;
  if (html !== undefined && !/\.html?$/iu.test(html))
    throw new Error(`--html 后面应为要写出的网页，文件名以 .html 结尾，现为“${html}”。`);
  if (!help && files.length === 0) throw new Error('没有指出要核对的文件。');
  return { files, json, help, html, register, lastYear };
};

const parsed = (words: readonly string[]) => {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        html: { type: 'string' },
        register: { type: 'string' },
        'last-year': { type: 'string', multiple: true, default: [] },
      },
    });
  } catch (error) {
    throw new Error(complaintOf(error));
  }
};

/** What Node says in English about a wrong command line. */
const complaintOf = (error: unknown): string => {
  const { message, code } = error instanceof Error && 'code' in error ? error : { message: String(error), code: '' };
  const option = /'(-[^' ]*)/u.exec(message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `不认识的选项“${option}”。`;
  return `选项“${option}”的写法不对：需要值的选项后面要写出文件名，不需要值的不写。`;
};
