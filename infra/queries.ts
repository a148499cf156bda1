import { Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { InstallationSettings } from './settings.ts';

/**
 * What is asked of the logs of all functions again and again, saved in CloudWatch Logs Insights under the installation's name.
 * It knows every function of the stack, so it is made last.
 */
export class Queries extends Construct {
  constructor(scope: Construct, id: string, { name }: InstallationSettings) {
    super(scope, id);
    const functions = Stack.of(this)
      .node.findAll()
      .filter((construct) => construct instanceof LambdaFunction);
    const logGroups = functions.map(({ logGroup }) => logGroup);
    new QueryDefinition(this, 'OneSubmission', {
      queryDefinitionName: `${name}/From the drop to the page`,
      queryString: new QueryString({
        fields: ['timestamp', 'function_name', 'level', 'message', 'milliseconds', 'xray_trace_id'],
        filterStatements: ['correlation_id = "SUBMISSION_ID"'],
        sort: 'timestamp asc',
        limit: 1000,
      }),
      logGroups,
    });
    new QueryDefinition(this, 'Faults', {
      queryDefinitionName: `${name}/What went wrong`,
      queryString: new QueryString({
        fields: ['timestamp', 'function_name', 'message', 'error', 'cause', 'correlation_id', 'function_request_id'],
        filterStatements: ['level = "ERROR"'],
        sort: 'timestamp desc',
        limit: 200,
      }),
      logGroups,
    });
  }
}
