import { describe, expect, test } from 'vitest';
import { type Statement, statementsByRole, synthesised } from './synthesised.ts';
import { tooWide } from './tooWide.ts';

type Grant = Omit<Statement, 'Principal'>;

const statements = statementsByRole(synthesised());

/** Every function may write its own log and its traces; what else it may do is the list below. */
const isCommon = ({ Action }: Grant): boolean => Action.every((action) => /^(logs|xray):/.test(action));

const brief = (resource: string): string =>
  resource
    .replace(/^arn:<AWS::Partition>:(\w+):(<AWS::Region>)?:<AWS::AccountId>:/, '')
    .replace('<StoreTable.Arn>', 'table')
    .replace('<StoreKey.Arn>', 'key')
    .replace('<StoreWorkBucket.Arn>', 'work')
    .replace('<IntakeDropBucket.Arn>', 'drop')
    .replace('<PublicSiteBucket.Arn>', 'public');

/** One statement as one line: actions, on resources, where conditions. */
const line = ({ Action, Resource, Condition }: Grant): string => {
  const values = Object.values(Condition ?? {}).flatMap((operands) => Object.values(operands).flat());
  const on = Resource.map(brief).join(' ');
  return `${Action.join(' ')} on ${on}${values.length > 0 ? ` where ${values.join(' ')}` : ''}`;
};

const mayDo = (role: string): string[] => (statements[role] ?? []).filter((grant) => !isCommon(grant)).map(line);

const readWork = (...prefixes: string[]): string[] => [
  `s3:GetObject on ${prefixes.map((prefix) => `work/${prefix}`).join(' ')}`,
];
const mail = [
  'ssm:GetParametersByPath on parameter/gongkai',
  'ses:SendRawEmail on identity/* where noreply@gongkai.example',
];
const handOver = [...mail, 'dynamodb:GetItem dynamodb:PutItem on table where MAIL#FAILED'];
const seeWhatIsTaken = 'dynamodb:GetItem on table where TAKEN#*';
const addToAudit = 'dynamodb:PutItem dynamodb:Query on table where AUDIT#*';
const noteStandings = 'dynamodb:GetItem dynamodb:PutItem on table where STANDING#*';
const endWaits = 'states:SendTaskSuccess on stateMachine:gongkai-publish-report';
const pages = ['index.html', '????/*', 'agencies/*', 'reports/*', 'data/*', 'search/*', 'feed.xml', 'sitemap*.xml'];
const inPublic = (keys: string[]): string => keys.map((key) => `public/${key}`).join(' ');
const keepColumn = [
  'dynamodb:GetItem dynamodb:PutItem dynamodb:Query on table where CATALOGUE',
  'dynamodb:GetItem dynamodb:BatchGetItem dynamodb:PutItem dynamodb:Query on table where CATALOGUE#* SHELF#*',
  'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:Query on table where VERSION#*',
  'dynamodb:PutItem dynamodb:DeleteItem dynamodb:Query on table where LISTED#* LATEST',
  's3:GetObject on work/register/* work/withdrawn/*',
  's3:PutObject on work/withdrawn/*',
  's3:ListBucket on work where withdrawn/*',
  `s3:GetObject on ${inPublic(pages)}`,
  's3:ListBucket on public',
  `s3:PutObject on ${inPublic(pages)}`,
  's3:DeleteObject on public/search/*',
  'ssm:GetParametersByPath on parameter/gongkai',
  'cloudfront:CreateInvalidation on distribution/<PublicSiteDistribution>',
];

describe('what each function may do', () => {
  const expected: Record<string, string[]> = {
    IntakeReceiveRole: [
      'dynamodb:GetItem dynamodb:PutItem on table where SUBMISSION#*',
      ...readWork('register/*'),
      's3:GetObjectVersion on drop/incoming/*',
      's3:ListBucket on drop where incoming/*',
      'states:StartExecution on stateMachine:gongkai-publish-report',
      'sqs:SendMessage on <IntakeDeadLetters.Arn>',
    ],
    WorkflowNotifyRole: [
      'dynamodb:GetItem dynamodb:UpdateItem dynamodb:Query on table where SUBMISSION#*',
      'dynamodb:GetItem on table where CATALOGUE#*',
      'dynamodb:PutItem on table where LINK#*',
      addToAudit,
      noteStandings,
      ...readWork('register/*', 'submissions/*'),
      ...handOver,
    ],
    WorkflowParseRole: ['s3:GetObjectVersion on drop/incoming/*', 's3:PutObject on work/submissions/*'],
    WorkflowValidateRole: [
      'dynamodb:GetItem dynamodb:UpdateItem on table where SUBMISSION#*',
      'dynamodb:GetItem dynamodb:PutItem on table where TAKEN#*',
      'dynamodb:BatchWriteItem dynamodb:Query on table where LIKENESS#*',
      'dynamodb:GetItem on table where CATALOGUE#*',
      ...readWork('register/*', 'submissions/*'),
      's3:PutObject on work/submissions/*',
      's3:GetObject on public/reports/*',
    ],
    WorkflowRenderRole: [
      'dynamodb:GetItem dynamodb:UpdateItem on table where SUBMISSION#*',
      ...readWork('register/*', 'submissions/*'),
      's3:GetObjectVersion on drop/incoming/*',
      's3:PutObject on work/submissions/*',
      'ssm:GetParametersByPath on parameter/gongkai',
    ],
    WorkflowNextStepRole: [
      'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:Query on table where SUBMISSION#*',
      seeWhatIsTaken,
      'dynamodb:PutItem on table where LINK#*',
      ...readWork('register/*', 'submissions/*'),
      ...handOver,
      addToAudit,
      noteStandings,
    ],
    WorkflowAwaitDecisionRole: [
      'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem on table where SUBMISSION#*',
      'dynamodb:PutItem on table where LINK#*',
      ...readWork('register/*', 'submissions/*'),
      ...handOver,
      noteStandings,
      'kms:Encrypt kms:Decrypt on key',
      endWaits,
    ],
    WorkflowSweepRole: [
      'dynamodb:GetItem dynamodb:PutItem on table where SUBMISSION#*',
      seeWhatIsTaken,
      'dynamodb:PutItem on table where LINK#*',
      ...readWork('register/*', 'submissions/*'),
      ...handOver,
      'dynamodb:GetItem dynamodb:PutItem dynamodb:Query on table where OVERRIDE#*',
      'dynamodb:Query on table/index/lists where WAITING OVERRIDES',
      'dynamodb:Query dynamodb:UpdateItem on table where MAIL#FAILED',
      'kms:Decrypt on key',
      endWaits,
      'states:StartExecution on stateMachine:gongkai-publish-report',
    ],
    WorkflowPublishRole: [
      ...keepColumn,
      'dynamodb:GetItem dynamodb:UpdateItem dynamodb:Query on table where SUBMISSION#*',
      'dynamodb:PutItem on table where CHANGED',
      ...readWork('submissions/*'),
    ],
    WorkflowParkRole: [
      'dynamodb:GetItem dynamodb:UpdateItem dynamodb:Query on table where SUBMISSION#*',
      addToAudit,
      noteStandings,
      ...readWork('register/*'),
      ...handOver,
      'sqs:SendMessage on <WorkflowDeadLetters.Arn>',
    ],
    PortalFunctionRole: [
      'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem on table where LINK#*',
      'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:Query on table where SUBMISSION#*',
      'dynamodb:GetItem dynamodb:PutItem on table where OVERRIDE#*',
      'dynamodb:GetItem on table where TAKEN#* CATALOGUE#*',
      'dynamodb:Query on table/index/lists where AGENCY#* WAITING',
      ...readWork('register/*', 'submissions/*'),
      's3:GetObject on public/reports/*',
      's3:PutObject on drop/incoming/*',
      's3:PutObject on work/submissions/*/sheets/*',
      addToAudit,
      'kms:Decrypt on key',
      endWaits,
      ...handOver,
    ],
    PortalBoardRole: [
      'dynamodb:GetItem dynamodb:PutItem on table where SESSION#* SIGNIN#*',
      'dynamodb:GetItem dynamodb:PutItem dynamodb:Query on table where SUBMISSION#* OVERRIDE#*',
      'dynamodb:GetItem dynamodb:PutItem dynamodb:Query on table where STANDING#*',
      'dynamodb:GetItem on table where TAKEN#*',
      'dynamodb:GetItem dynamodb:PutItem on table where CATALOGUE#*',
      'dynamodb:PutItem on table where CHANGED',
      'dynamodb:PutItem dynamodb:Query on table where CHASE#* DEED#*',
      'dynamodb:PutItem on table where LINK#*',
      'dynamodb:Query on table where INSPECTION',
      'dynamodb:GetItem dynamodb:PutItem dynamodb:UpdateItem dynamodb:Query on table where MAIL#FAILED',
      addToAudit,
      'dynamodb:Query on table/index/lists where AGENCY#*',
      ...readWork('register/*', 'submissions/*', 'rollups/*'),
      's3:ListBucket on work where rollups/*',
      's3:PutObject on work/rollups/*',
      's3:GetObject on public/reports/*',
      'states:StartExecution on stateMachine:gongkai-publish-report',
      ...mail,
      'lambda:InvokeFunction on <PublicColumnFunction.Arn>',
    ],
    CampaignFunctionRole: [
      'dynamodb:PutItem dynamodb:Query on table where CAMPAIGN#*',
      'dynamodb:Query on table where STANDING#* CATALOGUE#* VERSION#*',
      'dynamodb:PutItem on table where CHASE#* LINK#*',
      ...readWork('register/*'),
      ...handOver,
    ],
    PublicColumnFunctionRole: [...keepColumn, 'dynamodb:DeleteItem dynamodb:Query on table where CHANGED'],
    SelfInspectionFunctionRole: [
      ...keepColumn,
      `s3:GetObject on ${inPublic(['compare/*', 'robots.txt', '404.html'])}`,
      `s3:PutObject on ${inPublic(['compare/*', 'robots.txt', '404.html'])}`,
      'dynamodb:Query on table where CHANGED',
      'dynamodb:PutItem dynamodb:Query on table where INSPECTION',
      ...handOver.slice(1),
    ],
    MailEventsBounceRole: [...readWork('register/*'), 'dynamodb:GetItem dynamodb:PutItem on table where MAIL#FAILED'],
    WorkflowStateMachineRole: [
      'lambda:InvokeFunction on <WorkflowNotify.Arn> <WorkflowParse.Arn> <WorkflowValidate.Arn> <WorkflowRender.Arn> <WorkflowNextStep.Arn> <WorkflowAwaitDecision.Arn> <WorkflowPublish.Arn>',
    ],
  };

  test('every role of the template is in this list', () => {
    expect(Object.keys(statements).sort()).toEqual(Object.keys(expected).sort());
  });

  test.each(Object.entries(expected))('%s may do this and no more', (role, grants) => {
    expect(mayDo(role)).toEqual(grants);
  });
});

describe('no function may do more than one thing at a time', () => {
  const all = Object.entries(statements).flatMap(([role, grants]) => grants.map((grant) => ({ role, ...grant })));

  test('no statement reaches further than one kind of thing', () => {
    expect(all.flatMap((grant) => tooWide(grant).map((what) => `${grant.role}: ${what}: ${line(grant)}`))).toEqual([]);
  });

  test('only traces and the delivery of the workflow’s log are granted on everything', () => {
    const everywhere = all.filter(({ Resource }) => Resource.includes('*')).flatMap(({ Action }) => Action);
    expect([...new Set(everywhere.map((action) => action.split(':')[0]))].sort()).toEqual(['logs', 'xray']);
  });

  test('nothing is ever deleted but entries of lists and files of the search, which can be made again', () => {
    const deleting = all.filter(({ Action }) => Action.some((action) => /^(s3|dynamodb):Delete/.test(action)));
    const items = deleting.flatMap(({ Condition }) => Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']);
    const objects = deleting.flatMap(({ Action, Resource }) => (Action[0] === 's3:DeleteObject' ? Resource : []));
    expect([...new Set(items)].filter(Boolean).sort()).toEqual(['CHANGED', 'LATEST', 'LISTED#*']);
    expect([...new Set(objects.map(brief))]).toEqual(['public/search/*']);
  });
});

describe('a statement reaches too far', () => {
  const grant = (Action: string, Resource: string, Condition?: Grant['Condition']) => ({
    Action: [Action],
    Resource: [Resource],
    Condition,
  });
  const keys = (...values: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': values } });

  test.each([
    ['every action of s3:*', grant('s3:*', '<StoreWorkBucket.Arn>/register/*')],
    ['everything', grant('sqs:SendMessage', '*')],
    ['a whole bucket', grant('s3:GetObject', '<StoreWorkBucket.Arn>/*')],
    ['a whole bucket', grant('s3:DeleteObject', '<StoreWorkBucket.Arn>')],
    ['a whole table', grant('dynamodb:GetItem', '<StoreTable.Arn>')],
    ['a whole table', grant('dynamodb:Query', '<StoreTable.Arn>', keys('SUBMISSION#*', '*'))],
    ['any sender', grant('ses:SendEmail', 'arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*')],
    ['many of a kind', grant('lambda:InvokeFunction', '<PublicColumnFunction.Arn>:*')],
  ])('to %s', (what, statement) => {
    expect(tooWide(statement)).toContain(what);
  });
});
