import { Aws, Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Intake } from './intake.ts';
import { gongkaiMetric } from './metric.ts';
import type { Portal } from './portal.ts';
import type { InstallationSettings } from './settings.ts';
import type { Workflow } from './workflow.ts';

interface ObservabilityProps {
  readonly settings: InstallationSettings;
  readonly intake: Intake;
  readonly workflow: Workflow;
  readonly portal: Portal;
  readonly campaign: LambdaFunction;
  readonly column: LambdaFunction;
  readonly inspection: LambdaFunction;
  /** Absent where there is no Amazon SES. */
  readonly bounce: LambdaFunction | undefined;
  /** Whether a canary flies; that it does not would otherwise look like one that fails. */
  readonly canary: boolean;
}

/** Alarms for everything that needs a person: each means a fault of ours or lost mail, never a bad submission. */
export class Observability extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const { settings, intake, workflow, portal, campaign, column, inspection, bounce, canary } = props;
    this.topic = new Topic(this, 'Alarms', { displayName: `${settings.name} alarms`, enforceSSL: true });
    if (settings.alarmMail) this.topic.addSubscription(new EmailSubscription(settings.alarmMail));

    this.letAlarmsPublish();

    const { stateMachine, sweep } = workflow;
    this.alarm('FilesNotReceived', 'A file arrived and was not received', waiting(intake));
    this.alarm('FailuresNotParked', 'An execution failed and park took no note of it', waiting(workflow));
    this.alarm('ExecutionsFailed', 'A submission is parked by a fault', stateMachine.metricFailed(inFiveMinutes));
    this.alarm('ExecutionsTimedOut', 'A submission ran out of time', stateMachine.metricTimedOut(inFiveMinutes));
    this.alarm('ExecutionsAborted', 'A submission was stopped by hand', stateMachine.metricAborted(inFiveMinutes));
    this.alarm('WaitsOverdue', 'A deadline has passed and nothing happened', standing('OverdueMinutes', settings), {
      over: 30,
    });
    this.alarm('ClockStopped', 'What happens every minute does not', sweep.metricInvocations(inTenMinutes), {
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      over: 1,
      whenMissing: TreatMissingData.BREACHING,
    });
    this.alarm('CatalogueShrinks', 'More than three reports went within an hour', lost(settings), {
      comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
      over: -3,
      within: 2,
    });
    this.alarm('SweepFails', 'Decisions may be delivered late', sweep.metricErrors(inFiveMinutes));
    this.alarm('PortalFails', 'Senders or approvers saw an error', portal.portal.metricErrors(inFiveMinutes));
    this.alarm('CampaignFails', 'Invitations or reminders may be late', campaign.metricErrors(inFiveMinutes));
    this.alarm('ColumnFails', 'Lists, search or data may be behind the catalogue', column.metricErrors(inFiveMinutes));
    this.alarm('SelfInspectionFound', 'Published bytes differ', counted('InspectionFindings', settings));
    this.alarm('SelfInspectionFails', 'Nobody looks over the column', inspection.metricErrors(inFiveMinutes));
    this.alarm('MailsUndelivered', 'A mail was refused or came back', counted('MailFailures', settings));
    // One is tried six times within five minutes.
    this.alarm('MailsDelayed', 'The mail server does not take mails', counted('MailsDelayed', settings), {
      over: 5,
    });
    if (canary)
      this.alarm('CanaryFails', 'A report does not come through, or nobody has tried', passed(settings), {
        comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
        over: 1,
        whenMissing: TreatMissingData.BREACHING,
      });
    if (bounce) this.alarm('BouncesLost', 'A bounce was not taken note of', bounce.metricErrors(inFiveMinutes));
    this.alarm('BoardFails', 'Officers of the authority saw an error', portal.board.metricErrors(inFiveMinutes));
  }

  /** A topic that demands TLS has a policy of its own, and with it no longer the one that lets the account publish. */
  private letAlarmsPublish(): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }

  private alarm(id: string, alarmDescription: string, metric: IMetric, when: When = {}): void {
    const alarm = new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold: when.over ?? 0,
      comparisonOperator: when.comparison ?? ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: when.within ?? 1,
      datapointsToAlarm: 1,
      treatMissingData: when.whenMissing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}

/** When an alarm goes off; left out: at the first occurrence of anything. */
interface When {
  readonly over?: number;
  readonly comparison?: ComparisonOperator;
  /** Periods that are looked at; one that is bad is enough. */
  readonly within?: number;
  readonly whenMissing?: TreatMissingData;
}

/** How things stand, as the functions log it each minute. */
const standing = (metricName: string, settings: InstallationSettings): Metric =>
  gongkaiMetric(settings, metricName, { period: Duration.minutes(15), statistic: 'Maximum' });

/**
 * How many reports are out in one hour's worst minute, less the hour before; a few withdrawals are no fault. `DIFF` takes each
 * value less the one before it in the same series, so the first has no result: an alarm asks for more periods than it judges, and
 * judges two. It must name one series: of `METRICS()` no alarm can be made.
 */
const lost = (settings: InstallationSettings): MathExpression =>
  new MathExpression({
    expression: 'DIFF(published)',
    usingMetrics: { published: gongkaiMetric(settings, 'Published', { period: anHour, statistic: 'Minimum' }) },
    period: anHour,
  });

/** Of all runs in six hours one must pass: one by hand, after mending, makes up for the one that failed. */
const passed = (settings: InstallationSettings): Metric =>
  gongkaiMetric(settings, 'CanaryPassed', { period: Duration.hours(6), statistic: 'Maximum' });

const counted = (metricName: string, settings: InstallationSettings): Metric =>
  gongkaiMetric(settings, metricName, inFiveMinutes);

const anHour = Duration.hours(1);
const inTenMinutes = { period: Duration.minutes(10), statistic: 'Sum' };
const inFiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' };

const waiting = ({ deadLetters }: Intake | Workflow): Metric =>
  deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'Maximum' });
