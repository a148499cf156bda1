import { Duration, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric, SingleValueWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { gongkaiMetric } from './metric.ts';
import type { InstallationSettings } from './settings.ts';

export interface OverviewProps {
  readonly settings: InstallationSettings;
  readonly stateMachine: StateMachine;
  /** Id of the API behind the portal and the board. */
  readonly apiId: string;
}

const fiveMinutes = Duration.minutes(5);

/**
 * One page on which an officer on duty sees whether all is well. It shows every function and every queue of the stack, so it is
 * made last. Readers of the public pages are not on it: CloudFront counts them in another region.
 */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, { settings, stateMachine, apiId }: OverviewProps) {
    super(scope, id);
    const all = Stack.of(this).node.findAll();
    const functions = all.filter((construct) => construct instanceof LambdaFunction);
    const queues = all.filter((construct) => construct instanceof Queue);
    const gongkai = (metricName: string, statistic: string): Metric =>
      gongkaiMetric(settings, metricName, { statistic, period: fiveMinutes });
    const ofEach = (metric: (one: LambdaFunction, label: string) => IMetric): IMetric[] =>
      functions.map((one) => metric(one, shortName(one)));
    new Dashboard(this, 'Dashboard', {
      dashboardName: settings.name,
      defaultInterval: Duration.days(1),
      widgets: [
        [
          now('Published reports', gongkai('Published', 'Maximum')),
          now('Stages that wait', gongkai('Waiting', 'Maximum')),
          now('Longest wait, hours', gongkai('OldestWaitHours', 'Maximum')),
          now('Overdue, minutes', gongkai('OverdueMinutes', 'Maximum')),
        ],
        [
          graph('Submissions', [
            stateMachine.metricStarted({ label: 'begun' }),
            stateMachine.metricSucceeded({ label: 'ended' }),
            stateMachine.metricFailed({ label: 'parked' }),
            stateMachine.metricTimedOut({ label: 'out of time' }),
            stateMachine.metricAborted({ label: 'stopped' }),
          ]),
          graph('Waits', [gongkai('Waiting', 'Maximum'), gongkai('OverdueMinutes', 'Maximum')]),
          graph('Events that wait for an operator', [
            ...queues.map((queue) =>
              queue.metricApproximateNumberOfMessagesVisible({ label: shortName(queue), statistic: 'Maximum' }),
            ),
          ]),
        ],
        [
          graph(
            'Errors',
            ofEach((one, label) => one.metricErrors({ label })),
          ),
          graph(
            'Slowest of twenty, ms',
            ofEach((one, label) => one.metricDuration({ label, statistic: 'p95' })),
          ),
          graph(
            'Turned away for want of concurrency',
            ofEach((one, label) => one.metricThrottles({ label })),
          ),
        ],
        [
          graph('Portal and board', [
            api(apiId, 'Count', 'Sum'),
            api(apiId, '4xx', 'Sum'),
            api(apiId, '5xx', 'Sum'),
            api(apiId, 'Latency', 'p95'),
          ]),
          graph('Mails', [gongkai('MailFailures', 'Sum'), gongkai('MailsDelayed', 'Sum')]),
          graph('The column', [gongkai('Published', 'Maximum'), gongkai('InspectionFindings', 'Sum')]),
        ],
        ...(settings.canary
          ? [[graph('The canary', [gongkai('CanaryPassed', 'Minimum'), gongkai('CanarySeconds', 'Maximum')])]]
          : []),
      ],
    });
  }
}

/** `Workflow/Parse` for the function of that construct. */
const shortName = (construct: Construct): string =>
  construct.node.path
    .split('/')
    .slice(1)
    .join('/')
    .replace(/\/Function$/, '');

const api = (ApiId: string, metricName: string, statistic: string): Metric =>
  new Metric({ namespace: 'AWS/ApiGateway', metricName, statistic, period: fiveMinutes, dimensionsMap: { ApiId } });

const graph = (title: string, left: IMetric[]): GraphWidget =>
  new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });

const now = (title: string, metric: IMetric): SingleValueWidget =>
  new SingleValueWidget({ title, metrics: [metric], width: 6, height: 3 });
