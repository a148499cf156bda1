import jsonata from 'jsonata';
import type { Definition, State } from './definition.ts';
import { expressionIn } from './expressions/expression.ts';

/** What the shape of a definition alone does not show: names that lead nowhere, expressions that do not compile. */
export function problemsOf(definition: Definition): string[] {
  const names = new Set(Object.keys(definition.States));
  const start = names.has(definition.StartAt)
    ? []
    : [`top level: StartAt names "${definition.StartAt}", which is no state`];
  const states = Object.entries(definition.States).flatMap(([name, state]) =>
    [
      ...leadsNowhere(state, names),
      ...noSingleExit(state),
      ...wrongWait(state),
      ...wrongWildcards(state),
      ...wrongArguments(state),
      ...wrongVariables(state),
      ...wrongExpressions(state, ''),
    ].map((problem) => `state "${name}": ${problem}`),
  );
  return [...start, ...states];
}

function leadsNowhere(state: State, names: ReadonlySet<string>): string[] {
  const targets = [
    'Next' in state ? state.Next : undefined,
    ...(state.Type === 'Choice' ? [state.Default, ...state.Choices.map(({ Next }) => Next)] : []),
    ...(state.Type === 'Task' ? state.Catch.map(({ Next }) => Next) : []),
  ];
  return targets.flatMap((target) =>
    target === undefined || names.has(target) ? [] : [`leads to "${target}", which is no state`],
  );
}

function noSingleExit(state: State): string[] {
  if (state.Type === 'Choice' || state.Type === 'Succeed' || state.Type === 'Fail') return [];
  return (state.Next === undefined) === (state.End === undefined) ? ['must have either Next or End'] : [];
}

function wrongWait(state: State): string[] {
  if (state.Type !== 'Wait') return [];
  return (state.Seconds === undefined) === (state.Timestamp === undefined)
    ? ['must have either Seconds or Timestamp']
    : [];
}

/** States.ALL stands alone, and in the last place. */
function wrongWildcards(state: State): string[] {
  if (state.Type !== 'Task') return [];
  return [state.Retry, state.Catch].flatMap((handlers) =>
    handlers.flatMap(({ ErrorEquals }, index) =>
      ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || index < handlers.length - 1)
        ? ['States.ALL must stand alone, in the last retrier or catcher']
        : [],
    ),
  );
}

function wrongArguments(state: State): string[] {
  if (state.Type !== 'Task' || typeof state.Arguments === 'string') return [];
  const given = Object.keys(state.Arguments ?? {});
  const unknown = given.filter((name) => name !== 'FunctionName' && name !== 'Payload');
  return [
    ...(given.includes('FunctionName') ? [] : ['Arguments must have FunctionName']),
    ...unknown.map((name) => `field "Arguments.${name}" is not supported, only FunctionName and Payload`),
  ];
}

function wrongVariables(state: State): string[] {
  const exits = [
    state,
    ...(state.Type === 'Choice' ? state.Choices : []),
    ...(state.Type === 'Task' ? state.Catch : []),
  ];
  return exits.flatMap((exit) =>
    Object.keys('Assign' in exit ? (exit.Assign ?? {}) : {}).flatMap((name) =>
      /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u.test(name) && name !== 'states'
        ? []
        : [`Assign: "${name}" is no name for a variable`],
    ),
  );
}

function wrongExpressions(value: unknown, field: string): string[] {
  if (typeof value === 'string') return compileProblem(value, field);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => wrongExpressions(inner, field ? `${field}.${name}` : name));
}

function compileProblem(text: string, field: string): string[] {
  const mustBeExpression =
    /(^|\.)(Condition|TimeoutSeconds|HeartbeatSeconds|Seconds)$/.test(field) && !field.startsWith('Arg');
  const expression = expressionIn(text);
  if (expression === undefined) {
    if (text.startsWith('{%')) return [`field "${field}": an expression that begins with {% must end with %}`];
    return mustBeExpression ? [`field "${field}": must be an expression {% … %}`] : [];
  }
  try {
    jsonata(expression);
    return [];
  } catch (error) {
    return [
      `field "${field}": ${error instanceof Error ? error.message : (JSON.stringify(error) ?? 'does not compile')}`,
    ];
  }
}
