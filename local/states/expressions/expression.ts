import type { Json } from '../execution.ts';

/** The JSONata inside `{% … %}`; undefined for a plain text. The marks must be the very first and last characters. */
export function expressionIn(text: string): string | undefined {
  return text.startsWith('{%') && text.endsWith('%}') && text.length >= 4 ? text.slice(2, -2).trim() : undefined;
}

/** Whether anything in it must be evaluated. */
export function hasExpression(template: Json): boolean {
  if (typeof template === 'string') return expressionIn(template) !== undefined;
  return typeof template === 'object' && template !== null && Object.values(template).some(hasExpression);
}
