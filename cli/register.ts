import { readFileSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { RegisterError } from '../functions/shared/errors.ts';
import { type Register, RegisterSchema } from '../schemas/register.ts';

/** Reads and checks a register file. Throws RegisterError with every fault on its own line: file, line, what is wrong. */
export const readRegister = (file: string): Register => parseRegister(readText(file), file);

/** The same for a text already read; `file` only names it in errors. */
export const parseRegister = (text: string, file: string): Register => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw complaint(
      document.errors.map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`),
    );
  }
  const parsed = RegisterSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw complaint(
    parsed.error.issues.map((issue) => {
      const line = lines.linePos(offsetOf(document, issue.path)).line;
      return `${file}:${line}: ${issue.path.join('.') || 'register'}: ${issue.message}`;
    }),
  );
};

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new RegisterError(
      `The register cannot be read (${cause}). Name an existing file, e.g. examples/register.yaml`,
    );
  }
};

const complaint = (faults: readonly string[]): RegisterError =>
  new RegisterError(
    `The register has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}; ` +
      `mend the lines named and try again (examples/register.yaml shows a complete register):\n${faults.join('\n')}`,
  );

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? message;

/** Where in the text a path stands; of a missing entry, where its parent begins. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
};
