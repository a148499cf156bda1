import { TemplateRefusal } from '../template/refusal.ts';
import type { RuleTarget } from '../template/shapes/messaging.ts';
import type { Resource, Template } from '../template/template.ts';
import { compilePattern, type EventPattern } from './pattern.ts';
import { compileSchedule, type Schedule } from './schedule.ts';

/** A target of a rule: a function, with its retry policy and dead-letter queue. */
export interface NamedTarget {
  /** Unique in the stack: rule and target id. */
  readonly name: string;
  readonly functionArn: string;
  readonly retries: number;
  readonly maximumAgeSeconds: number;
  readonly deadLetters: string | undefined;
}

export interface Rule {
  readonly arn: string;
  readonly enabled: boolean;
  readonly matches: EventPattern | undefined;
  readonly schedule: Schedule | undefined;
  readonly targets: readonly NamedTarget[];
}

/** Reads the rules of a template; refuses patterns, schedules and targets that are not understood. */
export const readRules = (template: Template): Rule[] =>
  template.list('AWS::Events::Rule').map((rule) => readRule(rule, template));

const readRule = ({ id, arn, properties }: Resource<'AWS::Events::Rule'>, template: Template): Rule => {
  const place = `${id} (AWS::Events::Rule)`;
  const { EventPattern: pattern, ScheduleExpression: expression } = properties;
  return {
    arn,
    enabled: properties.State === 'ENABLED',
    matches: pattern === undefined ? undefined : compilePattern(pattern, `${place}: EventPattern`),
    schedule: expression === undefined ? undefined : compileSchedule(expression, place),
    targets: properties.Targets.map((target) => readTarget(id, target, template)),
  };
};

const readTarget = (
  ruleId: string,
  { Id, Arn, RetryPolicy, DeadLetterConfig }: RuleTarget,
  template: Template,
): NamedTarget => {
  if (!template.list('AWS::Lambda::Function').some(({ arn }) => arn === Arn))
    throw new TemplateRefusal(`${ruleId} (AWS::Events::Rule): the target ${Arn} is no function; no others are served.`);
  return {
    name: `${ruleId}/${Id}`,
    functionArn: Arn,
    retries: RetryPolicy?.MaximumRetryAttempts ?? 185,
    maximumAgeSeconds: RetryPolicy?.MaximumEventAgeInSeconds ?? 86_400,
    deadLetters: DeadLetterConfig?.Arn,
  };
};
