import { type Json, StateFault } from '../execution.ts';
import { expressionIn } from '../expressions/expression.ts';

/** A field got a value it cannot use. */
export function wrongType(template: string, location: string, found: Json, expected: string): StateFault {
  const cause = `The JSONata expression '${expressionIn(template) ?? template}' specified for the field '${location}' returned ${JSON.stringify(found)}, expected ${expected}.`;
  return new StateFault('States.QueryEvaluationError', cause, location);
}
