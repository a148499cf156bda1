import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { RegisterError } from '../../functions/shared/errors.ts';
import { RegisterSchema } from '../../schemas/checkedRegister.ts';
import { warningMessage, warningsOf } from '../../schemas/registerWarnings.ts';
import type { RegisterFile } from './registerFile.ts';

/** Checks the text of a register kept as YAML; `file` names it in faults. Throws RegisterError with every fault by its line. */
export const parseRegisterFile = (text: string, file: string): RegisterFile => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw complaint(
      document.errors.map((error) => `${file}:${lines.linePos(error.pos[0]).line}: ${firstLine(error.message)}`),
    );
  }
  const at = (path: readonly PropertyKey[], message: string): string =>
    `${file}:${lines.linePos(offsetOf(document, path)).line}: ${path.join('.') || 'register'}: ${message}`;
  const parsed = RegisterSchema.safeParse(document.toJS());
  if (!parsed.success) throw complaint(parsed.error.issues.map(({ path, message }) => at(path, message)));
  const warnings = warningsOf(parsed.data).map((warning) => at(warning.path, warningMessage(warning)));
  return { register: parsed.data, warnings };
};

/** Every fault in one error, a line each. */
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
