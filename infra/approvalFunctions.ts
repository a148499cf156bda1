import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import {
  addToAudit,
  mailTheCanary,
  noteStandings,
  queryLists,
  readObjects,
  readParameters,
  recordMailFailures,
  sendMail,
  useItems,
  useKey,
  useStateMachine,
} from './grants.ts';
import { settingsPrefix, stateMachineArn } from './names.ts';
import { stageFunction } from './stageFunction.ts';
import type { WorkflowProps } from './workflowProps.ts';

interface ApprovalFunctions {
  readonly nextStep: LambdaFunction;
  readonly awaitDecision: LambdaFunction;
  readonly sweep: LambdaFunction;
}

/** The functions of the chain of approvals: three doors of one room, each with what it needs only. */
export const approvalFunctions = (scope: Construct, { settings, store }: WorkflowProps): ApprovalFunctions => {
  const { table, workBucket, key } = store;
  const room = {
    settings,
    entry: 'functions/approve/handler.ts',
    environment: {
      TABLE_NAME: table.tableName,
      WORK_BUCKET: workBucket.bucketName,
      SETTINGS_PREFIX: settingsPrefix(settings),
      KEY_ID: key.keyId,
      STATE_MACHINE_ARN: stateMachineArn(scope, settings),
    },
  };
  const seeWhatIsTaken = useItems(table, ['GetItem'], 'TAKEN#*');
  const askPeople = [
    useItems(table, ['PutItem'], 'LINK#*'),
    readObjects(workBucket, 'register/*', 'submissions/*'),
    readParameters(scope, settings),
    sendMail(scope, settings),
    recordMailFailures(table),
  ];
  const toCanary = mailTheCanary(workBucket, settings);
  const endWaits = useStateMachine(stateMachineArn(scope, settings), 'SendTaskSuccess');
  return {
    nextStep: stageFunction(scope, 'NextStep', {
      ...room,
      handler: 'nextStep',
      grants: [
        useItems(table, ['GetItem', 'PutItem', 'UpdateItem', 'Query'], 'SUBMISSION#*'),
        seeWhatIsTaken,
        ...askPeople,
        ...toCanary,
        addToAudit(table),
        noteStandings(table),
      ],
    }),
    // A decision may be there before the wait is: then it ends the wait itself.
    awaitDecision: stageFunction(scope, 'AwaitDecision', {
      ...room,
      handler: 'awaitDecision',
      grants: [
        useItems(table, ['GetItem', 'PutItem', 'UpdateItem'], 'SUBMISSION#*'),
        ...askPeople,
        ...toCanary,
        noteStandings(table),
        useKey(key, 'Encrypt', 'Decrypt'),
        endWaits,
      ],
    }),
    // Overrides take effect here, so that neither the portal nor a command has to start executions.
    sweep: stageFunction(scope, 'Sweep', {
      ...room,
      handler: 'sweep',
      grants: [
        useItems(table, ['GetItem', 'PutItem'], 'SUBMISSION#*'),
        seeWhatIsTaken,
        ...askPeople,
        useItems(table, ['GetItem', 'PutItem', 'Query'], 'OVERRIDE#*'),
        queryLists(table, 'WAITING', 'OVERRIDES'),
        useItems(table, ['Query', 'UpdateItem'], 'MAIL#FAILED'),
        useKey(key, 'Decrypt'),
        endWaits,
        useStateMachine(stateMachineArn(scope, settings), 'StartExecution'),
      ],
    }),
  };
};
