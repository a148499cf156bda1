import { parentPort } from 'node:worker_threads';
import jsonata, { type Expression } from 'jsonata';
import type { Json } from '../execution.ts';
import type { Job, Reply } from './evaluator.ts';
import { expressionIn } from './expression.ts';
import { addStepFunctions } from './functions.ts';

/** The thread that evaluates, one template at a time. */

const compiled = new Map<string, Expression>();
const format = jsonata('$fromMillis($milliseconds, $picture, $timezone)');

class Failed extends Error {
  readonly location: string;
  constructor(location: string, message: string) {
    super(message);
    this.location = location;
  }
}

function compile(text: string): Expression {
  const known = compiled.get(text);
  if (known) return known;
  const expression = addStepFunctions(jsonata(text));
  compiled.set(text, expression);
  return expression;
}

/** `$now` and `$millis` follow the clock of the stack, which may have been moved. */
function bindings({ variables, now }: Job): Record<string, unknown> {
  return {
    ...variables,
    millis: () => now,
    now: (picture?: string, timezone?: string) => format.evaluate(null, { milliseconds: now, picture, timezone }),
  };
}

async function fill(template: Json, location: string, bound: Record<string, unknown>): Promise<unknown> {
  if (typeof template === 'string') {
    const expression = expressionIn(template);
    return expression === undefined ? template : evaluate(expression, location, bound);
  }
  if (typeof template !== 'object' || template === null) return template;
  const parts: [string, unknown][] = [];
  const isArray = Array.isArray(template);
  for (const [name, value] of Object.entries(template)) {
    parts.push([name, await fill(value, isArray ? `${location}[${name}]` : `${location}/${name}`, bound)]);
  }
  return isArray ? parts.map(([, value]) => value) : Object.fromEntries(parts);
}

/** There is no input document: `$` and bare field names are undefined, as in Step Functions. */
async function evaluate(expression: string, location: string, bound: Record<string, unknown>): Promise<unknown> {
  const about = `The JSONata expression '${expression}' specified for the field '${location}'`;
  let result: unknown;
  try {
    result = await compile(expression).evaluate(undefined, bound);
  } catch (error) {
    throw new Failed(location, `${about} threw an error during evaluation. ${messageOf(error)}`);
  }
  if (result === undefined) throw new Failed(location, `${about} returned nothing (undefined).`);
  if (!isData(result)) throw new Failed(location, `${about} returned an unsupported result type.`);
  return result;
}

/** JSONata passes functions around as values; JSON has none. */
function isData(value: unknown): boolean {
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return true;
  return !('_jsonata_function' in value || '_jsonata_lambda' in value) && Object.values(value).every(isData);
}

function messageOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const code = 'code' in error ? `${error.code}: ` : '';
  return `${code}${'message' in error ? error.message : 'unknown error'}`;
}

async function reply(job: Job): Promise<Reply> {
  try {
    return { json: JSON.stringify(await fill(job.template, job.location, bindings(job))) };
  } catch (error) {
    return { failed: { location: error instanceof Failed ? error.location : job.location, cause: messageOf(error) } };
  }
}

parentPort?.on('message', async (job: Job) => parentPort?.postMessage(await reply(job)));
parentPort?.postMessage('ready');
