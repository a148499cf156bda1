import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PolicyDocumentSchema, resourcesOf, synthesised, written } from './synthesised.ts';

const template = synthesised();
const rules = resourcesOf(template, 'AWS::Events::Rule');

const TargetsSchema = z.array(
  z.looseObject({ Arn: z.unknown(), DeadLetterConfig: z.object({ Arn: z.unknown() }).optional() }),
);

const targetsOf = (rule: string): Record<string, unknown>[] =>
  TargetsSchema.parse(rules[rule]?.Targets).map(({ Arn, DeadLetterConfig, RetryPolicy }) => ({
    to: written(Arn),
    deadLetters: DeadLetterConfig && written(DeadLetterConfig.Arn),
    retry: RetryPolicy,
  }));

const wholeDay = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 };

describe('events', () => {
  test('are these, and no others', () => {
    expect(Object.keys(rules).sort()).toEqual([
      'CampaignOfficeHours',
      'IntakeFileArrived',
      'MailEventsUndelivered',
      'PublicColumnEveryMinute',
      'SelfInspectionSmallHours',
      'WorkflowEveryMinute',
      'WorkflowExecutionFailed',
    ]);
  });

  test('a file under incoming/ is received; what cannot be delivered in a day waits for an operator', () => {
    expect(rules.IntakeFileArrived?.EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: {
        bucket: { name: [{ Ref: expect.stringContaining('DropBucket') }] },
        object: { key: [{ prefix: 'incoming/' }] },
      },
    });
    expect(targetsOf('IntakeFileArrived')).toEqual([
      { to: '<IntakeReceive.Arn>', deadLetters: '<IntakeDeadLetters.Arn>', retry: wholeDay },
    ]);
  });

  test('an execution that fails, runs out of time or is stopped is parked', () => {
    expect(rules.WorkflowExecutionFailed?.EventPattern).toMatchObject({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'] },
    });
    expect(targetsOf('WorkflowExecutionFailed')).toEqual([
      { to: '<WorkflowPark.Arn>', deadLetters: '<WorkflowDeadLetters.Arn>', retry: wholeDay },
    ]);
  });

  test('only executions of our own state machine are parked', () => {
    const pattern = rules.WorkflowExecutionFailed?.EventPattern as { detail: { stateMachineArn: unknown[] } };
    expect(pattern.detail.stateMachineArn.map(written)).toEqual(['<WorkflowStateMachine>']);
  });

  test('undelivered decisions are swept every minute', () => {
    expect(rules.WorkflowEveryMinute?.ScheduleExpression).toBe('rate(1 minute)');
    expect(targetsOf('WorkflowEveryMinute')).toMatchObject([{ to: '<WorkflowSweep.Arn>' }]);
  });

  test('what has changed is folded into the column every minute; the next minute makes up for one that fails', () => {
    expect(rules.PublicColumnEveryMinute?.ScheduleExpression).toBe('rate(1 minute)');
    expect(targetsOf('PublicColumnEveryMinute')).toMatchObject([
      { to: '<PublicColumnFunction.Arn>', retry: { MaximumRetryAttempts: 0 } },
    ]);
  });

  test('the column is looked over from three in the morning in Shanghai, every quarter of an hour until it is done', () => {
    expect(rules.SelfInspectionSmallHours?.ScheduleExpression).toBe('cron(0/15 19-22 * * ? *)');
    expect(targetsOf('SelfInspectionSmallHours')).toMatchObject([
      { to: '<SelfInspectionFunction.Arn>', retry: { MaximumRetryAttempts: 0 } },
    ]);
  });

  test('the campaign runs in the office hours of Shanghai, and a run that fails is not repeated but followed', () => {
    expect(rules.CampaignOfficeHours?.ScheduleExpression).toBe('cron(30 0-8 * * ? *)');
    expect(targetsOf('CampaignOfficeHours')).toMatchObject([
      { to: '<CampaignFunction.Arn>', retry: { MaximumRetryAttempts: 0 } },
    ]);
  });

  test('a mail that came back is taken note of', () => {
    expect(rules.MailEventsUndelivered?.EventPattern).toEqual({
      source: ['aws.ses'],
      detail: { eventType: ['Bounce', 'Complaint', 'Reject'] },
    });
    expect(targetsOf('MailEventsUndelivered')).toMatchObject([{ to: '<MailEventsBounce.Arn>', retry: wholeDay }]);
  });
});

describe('events a function fails on', () => {
  const functions = resourcesOf(template, 'AWS::Lambda::Function');

  test.each([
    ['IntakeReceive', '<IntakeDeadLetters.Arn>'],
    ['WorkflowPark', '<WorkflowDeadLetters.Arn>'],
  ])('%s tries three times, then they wait in the same queue', (name, queue) => {
    const { TargetArn } = z.object({ TargetArn: z.unknown() }).parse(functions[name]?.DeadLetterConfig);
    expect(written(TargetArn)).toBe(queue);
    const retries = Object.values(resourcesOf(template, 'AWS::Lambda::EventInvokeConfig')).find(
      ({ FunctionName }) => written(FunctionName) === `<${name}>`,
    );
    expect(retries).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 });
  });

  test('wait for 14 days, encrypted', () => {
    const queues = resourcesOf(template, 'AWS::SQS::Queue');
    expect(Object.keys(queues).sort()).toEqual(['IntakeDeadLetters', 'WorkflowDeadLetters']);
    for (const queue of Object.values(queues))
      expect(queue).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  });
});

describe('alarms', () => {
  const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');

  test('there is one for everything that needs a person', () => {
    const watched = Object.fromEntries(
      Object.entries(alarms).map(([name, { MetricName, Metrics }]) => [
        name.replace('Observability', ''),
        MetricName ?? (Metrics as { Expression?: string }[]).find(({ Expression }) => Expression)?.Expression,
      ]),
    );
    expect(watched).toEqual({
      FilesNotReceived: 'ApproximateNumberOfMessagesVisible',
      FailuresNotParked: 'ApproximateNumberOfMessagesVisible',
      ExecutionsFailed: 'ExecutionsFailed',
      ExecutionsTimedOut: 'ExecutionsTimedOut',
      ExecutionsAborted: 'ExecutionsAborted',
      WaitsOverdue: 'OverdueMinutes',
      ClockStopped: 'Invocations',
      CatalogueShrinks: 'DIFF(published)',
      SweepFails: 'Errors',
      PortalFails: 'Errors',
      BoardFails: 'Errors',
      CampaignFails: 'Errors',
      ColumnFails: 'Errors',
      SelfInspectionFound: 'InspectionFindings',
      SelfInspectionFails: 'Errors',
      MailsUndelivered: 'MailFailures',
      MailsDelayed: 'MailsDelayed',
      BouncesLost: 'Errors',
    });
  });

  const special: Record<string, Record<string, unknown>> = {
    // One mail is tried six times within five minutes.
    ObservabilityMailsDelayed: { Threshold: 5 },
    ObservabilityWaitsOverdue: { Threshold: 30, Statistic: 'Maximum', Period: 900 },
    // No figure at all is the very thing it is about.
    ObservabilityClockStopped: {
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      Period: 600,
    },
    ObservabilityCatalogueShrinks: { Threshold: -3, ComparisonOperator: 'LessThanThreshold', EvaluationPeriods: 2 },
  };

  test.each(Object.entries(alarms))('%s says so on one topic, at the first occurrence', (name, alarm) => {
    expect(alarm).toMatchObject({
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      DatapointsToAlarm: 1,
      TreatMissingData: 'notBreaching',
      ...special[name],
    });
    expect((alarm.AlarmActions as unknown[]).map(written)).toEqual(['<ObservabilityAlarms>']);
  });

  test('may be published by CloudWatch for alarms of this account, over TLS', () => {
    const policy = PolicyDocumentSchema.parse(
      resourcesOf(template, 'AWS::SNS::TopicPolicy').ObservabilityAlarmsPolicy,
    ).PolicyDocument;
    expect(policy.Statement).toMatchObject([
      { Effect: 'Deny', Action: ['sns:Publish'], Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      {
        Effect: 'Allow',
        Action: ['sns:Publish'],
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  test('go to a mailbox when one is named', () => {
    expect(resourcesOf(template, 'AWS::SNS::Subscription')).toEqual({});
    const [subscription] = Object.values(
      resourcesOf(synthesised({ alarmMail: 'duty@gongkai.example' }), 'AWS::SNS::Subscription'),
    );
    expect(subscription).toMatchObject({ Protocol: 'email', Endpoint: 'duty@gongkai.example' });
  });
});
