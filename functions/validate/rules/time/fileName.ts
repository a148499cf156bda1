import { nameOfKind, type ReadableKind, readable, readableKinds } from '../../../parse/kinds.ts';
import { type Context, type Fault, fill, type Rule } from '../../rule.ts';

const messages = {
  other: '文件名以“{ending}”结尾，内容却是{kind}。请将文件名改为以“{expected}”结尾，以免他人打不开。',
  unknown: '文件名以“{ending}”结尾，内容是{kind}，通常以“{expected}”结尾。',
  none: '文件名没有扩展名，内容是{kind}，通常以“{expected}”结尾。',
};

const isReadable = (kind: string): kind is ReadableKind => Object.hasOwn(readable, kind);

/** The ending with its point, in lower case; empty when there is none. */
const endingOf = (fileName: string): string => /\.[^./\\\s]{1,10}$/u.exec(fileName)?.[0].toLowerCase() ?? '';

const endings = (kind: ReadableKind): readonly string[] => readable[kind];

const endingOfFile = ({ upload }: Context): Fault[] => {
  const { fileName = '', format = '' } = upload ?? {};
  if (!isReadable(format)) return [];
  const ending = endingOf(fileName);
  const expected = endings(format);
  if (expected.includes(ending)) return [];
  const known = { ending, kind: nameOfKind(format), expected: expected[0]! };
  // Only the ending of another kind misleads whoever opens the file.
  if (readableKinds.some((kind) => endings(kind).includes(ending))) return [{ message: fill(messages.other, known) }];
  return [{ severity: 'info', message: fill(ending === '' ? messages.none : messages.unknown, known) }];
};

export const fileNameRules: readonly Rule[] = [
  {
    id: 'G07',
    severity: 'warning',
    title: '文件名与文件类型相符',
    basis: '实践：附件应能打开，类型与扩展名一致；大小和能否读取在读取时已核对',
    involves: '文件名的扩展名，按内容认出的文件类型',
    messages,
    lacks: ({ upload }) => {
      if (!upload) return '没有文件名';
      return upload.format === undefined ? '没有记录文件类型' : undefined;
    },
    check: endingOfFile,
  },
];
