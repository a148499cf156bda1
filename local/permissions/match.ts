/** The patterns of a template are few, and each is asked about with every request. */
const expressions = new Map<string, RegExp>();

const expressionOf = (pattern: string): RegExp => {
  const known = expressions.get(pattern);
  if (known) return known;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, 's');
  expressions.set(pattern, expression);
  return expression;
};

/** Whether a text matches a pattern of IAM, where `*` stands for any text and `?` for one character. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  /[*?]/.test(pattern) ? expressionOf(pattern).test(text) : pattern === text;

/** Actions are compared without regard to case. */
export const matchesAction = (pattern: string, action: string): boolean =>
  matchesPattern(pattern.toLowerCase(), action.toLowerCase());

/** ARNs are compared part by part, so that a `*` does not reach across a colon (but in the last part, the resource). */
export const matchesArn = (pattern: string, arn: string): boolean => {
  const [patterns, parts] = [splitArn(pattern), splitArn(arn)];
  return patterns.length === parts.length && patterns.every((part, index) => matchesPattern(part, parts[index] ?? ''));
};

/** Like `matchesArn`; a lone `*` stands for any resource. */
export const matchesResource = (pattern: string, arn: string): boolean => pattern === '*' || matchesArn(pattern, arn);

const splitArn = (arn: string): string[] => {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
};
