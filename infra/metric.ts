import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { InstallationSettings } from './settings.ts';

/** What the functions of this installation count and measure in their logs (`functions/shared/log.ts`). */
export const gongkaiMetric = ({ name }: InstallationSettings, metricName: string, options: MetricOptions): Metric =>
  new Metric({ namespace: 'Gongkai', metricName, dimensionsMap: { service: name }, ...options });
