import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { boardFunction, boardSegment } from './board.ts';
import {
  addToAudit,
  queryLists,
  readObjects,
  readParameters,
  recordMailFailures,
  sendMail,
  useItems,
  useKey,
  useStateMachine,
  writeObjects,
} from './grants.ts';
import { settingsPrefix, stateMachineArn } from './names.ts';
import type { InstallationSettings } from './settings.ts';
import { brakeOn } from './spendBrake.ts';
import { stageFunction } from './stageFunction.ts';
import type { Store } from './store.ts';

/** First segments of the addresses people reach by a link in a mail. */
const linkSegments = ['send', 'approve', 'override'] as const;

/** First segments of everything that is not a published page; API and distribution both follow this list. */
export const portalSegments = [...linkSegments, boardSegment] as const;

export interface PortalProps {
  readonly settings: InstallationSettings;
  readonly store: Store;
  readonly dropBucket: IBucket;
  readonly publicBucket: IBucket;
  readonly column: LambdaFunction;
}

/**
 * The pages for senders and approvers, whose links carry an opaque token, and the authority's board, whose officers sign
 * in by a mailed code.
 */
export class Portal extends Construct {
  readonly portal: LambdaFunction;
  readonly board: LambdaFunction;
  readonly apiId: string;
  /** Host name of the API, without scheme. */
  readonly host: string;
  /** What only the distribution and the function know. */
  readonly originSecret: string;

  constructor(scope: Construct, id: string, props: PortalProps) {
    super(scope, id);
    this.originSecret = makeOriginSecret(this);
    this.portal = portalFunction(this, props, this.originSecret);
    this.board = boardFunction(this, { ...props, originSecret: this.originSecret });
    const api = new HttpApi(this, 'Api', {
      apiName: `${props.settings.name}-portal`,
      description: 'Pages for senders, approvers and the authority, reached through the distribution only',
      createDefaultStage: false,
    });
    const integration = new HttpLambdaIntegration('Integration', this.portal);
    for (const segment of linkSegments)
      api.addRoutes({ path: `/${segment}/{proxy+}`, methods: [HttpMethod.ANY], integration });
    api.addRoutes({
      path: `/${boardSegment}/{proxy+}`,
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('BoardIntegration', this.board),
    });
    Validations.of(api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'Every address carries a token, or its cookie does, that the function checks; there is no common login.',
    });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', { retention: props.settings.logDays, removalPolicy: RemovalPolicy.DESTROY }),
        ),
        // No path: it carries the token. No address of the caller: it is the distribution's.
        format: AccessLogFormat.custom(
          '{"requestId":"$context.requestId","time":"$context.requestTime","route":"$context.routeKey","status":"$context.status","milliseconds":"$context.responseLatency","error":"$context.integrationErrorMessage"}',
        ),
      },
    });
    this.apiId = api.apiId;
    this.host = `${api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`;
  }
}

/**
 * Generated at deployment and filled in by CloudFormation in two places: the distribution's origin header and the
 * function's environment. It keeps strangers from going round the distribution; whoever may read either configuration in
 * the account can read it too, and a new value takes a deployment that replaces the secret.
 */
const makeOriginSecret = (scope: Construct): string => {
  const secret = new Secret(scope, 'OriginSecret', {
    description: 'Proves to the portal that a request came through the distribution',
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason: 'CloudFormation resolves it at deployment: rotating it alone would lock the distribution out.',
  });
  return secret.secretValue.unsafeUnwrap();
};

const portalFunction = (scope: Construct, props: PortalProps, originSecret: string): LambdaFunction => {
  const { settings, store, dropBucket, publicBucket } = props;
  const { table, workBucket, key } = store;
  return stageFunction(scope, 'Function', {
    settings,
    entry: 'functions/portal/handler.ts',
    environment: {
      TABLE_NAME: table.tableName,
      WORK_BUCKET: workBucket.bucketName,
      DROP_BUCKET: dropBucket.bucketName,
      PUBLIC_BUCKET: publicBucket.bucketName,
      SETTINGS_PREFIX: settingsPrefix(settings),
      KEY_ID: key.keyId,
      ORIGIN_SECRET: originSecret,
    },
    grants: [
      useItems(table, ['GetItem', 'PutItem', 'UpdateItem'], 'LINK#*'),
      useItems(table, ['GetItem', 'PutItem', 'UpdateItem', 'Query'], 'SUBMISSION#*'),
      useItems(table, ['GetItem', 'PutItem'], 'OVERRIDE#*'),
      useItems(table, ['GetItem'], 'TAKEN#*', 'CATALOGUE#*'),
      queryLists(table, 'AGENCY#*', 'WAITING'),
      readObjects(workBucket, 'register/*', 'submissions/*'),
      readObjects(publicBucket, 'reports/*'),
      writeObjects(dropBucket, 'incoming/*'),
      writeObjects(workBucket, 'submissions/*/sheets/*'),
      addToAudit(table),
      useKey(key, 'Decrypt'),
      useStateMachine(stateMachineArn(scope, settings), 'SendTaskSuccess'),
      readParameters(scope, settings),
      sendMail(scope, settings),
      recordMailFailures(table),
    ],
    memorySize: 1024,
    timeoutSeconds: 15,
    ...brakeOn(settings, 'portal'),
  });
};
