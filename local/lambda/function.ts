import { TemplateRefusal } from '../template/refusal.ts';
import type { Resource, Template } from '../template/template.ts';

/** One function of the template, as it is run. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** Directory of the bundle. */
  readonly directory: string;
  readonly handler: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
  readonly reservedConcurrency: number | undefined;
  readonly asynchronous: AsynchronousPolicy;
}

/** What becomes of events whose invoker does not wait. */
export interface AsynchronousPolicy {
  readonly retries: number;
  readonly maximumAgeSeconds: number;
  /** Queue that is told of an event that failed for good, with the failure. */
  readonly onFailure: string | undefined;
  /** Queue that is given an event that failed for good, as it came. */
  readonly deadLetters: string | undefined;
}

/** Reads the functions of a template. */
export const readFunctions = (template: Template): LambdaFunction[] =>
  template.list('AWS::Lambda::Function').map((resource) => {
    const { properties, id } = resource;
    const directory = template.asset(properties.Code.S3Key);
    if (!directory) throw new TemplateRefusal(`${id} (AWS::Lambda::Function): its code is not among the assets.`);
    return {
      name: resource.ref,
      arn: resource.arn,
      roleArn: properties.Role,
      directory,
      handler: properties.Handler,
      variables: properties.Environment?.Variables ?? {},
      memoryMegabytes: properties.MemorySize,
      timeoutSeconds: properties.Timeout,
      reservedConcurrency: properties.ReservedConcurrentExecutions,
      asynchronous: readAsynchronousPolicy(resource, template),
    };
  });

const readAsynchronousPolicy = (
  { ref, arn, id, properties }: Resource<'AWS::Lambda::Function'>,
  template: Template,
): AsynchronousPolicy => {
  const config = template
    .list('AWS::Lambda::EventInvokeConfig')
    .find(({ properties: { FunctionName } }) => FunctionName === ref || FunctionName === arn)?.properties;
  const onFailure = config?.DestinationConfig?.OnFailure?.Destination;
  const deadLetters = properties.DeadLetterConfig?.TargetArn;
  for (const arn of [onFailure, deadLetters])
    if (arn !== undefined && !arn.includes(':sqs:'))
      throw new TemplateRefusal(`${id} (AWS::Lambda::Function): failed events can only go to a queue, not to ${arn}.`);
  return {
    retries: config?.MaximumRetryAttempts ?? 2,
    maximumAgeSeconds: config?.MaximumEventAgeInSeconds ?? 21_600,
    onFailure,
    deadLetters,
  };
};
