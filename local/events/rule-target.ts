import type { Authorize } from '../contracts.ts';
import type { Queues } from '../services/queues.ts';
import type { Target } from './deliveries.ts';
import type { NamedTarget, Rule } from './rules.ts';

export interface RuleTargetOptions {
  readonly authorize: Authorize;
  readonly queues: Queues;
  /** Takes an event for a function; on disk when it returns. */
  readonly invokeLater: (functionArn: string, payload: string) => void;
  readonly log: (line: string) => void;
}

/** Longest pause between two attempts, in seconds. */
const longestDelay = 300;

/** A function as the target of a rule: taken as soon as Lambda has accepted the event, which it does by its permissions. */
export const ruleTarget = (rule: Rule, target: NamedTarget, options: RuleTargetOptions): Target => {
  const { authorize, queues, invokeLater, log } = options;
  const events = { kind: 'service', name: 'events.amazonaws.com', sourceArn: rule.arn } as const;
  return {
    retries: target.retries,
    maximumAgeSeconds: target.maximumAgeSeconds,
    delaySeconds: (attempts) => Math.min(2 ** attempts, longestDelay),
    deliver: async ({ payload }) => {
      authorize(events, 'lambda:InvokeFunction', target.functionArn);
      invokeLater(target.functionArn, payload);
    },
    giveUp: ({ payload }, error) => {
      if (target.deadLetters === undefined) {
        log(`events: an event for ${target.name} is lost, no queue takes it`);
        return;
      }
      try {
        authorize(events, 'sqs:SendMessage', target.deadLetters);
        queues.send(target.deadLetters, payload, {
          RULE_ARN: rule.arn,
          TARGET_ARN: target.functionArn,
          ERROR_MESSAGE: String(error).slice(0, 1024),
        });
      } catch (failure) {
        log(`events: an event for ${target.name} could not be put aside: ${failure}`);
      }
    },
  };
};
