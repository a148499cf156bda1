import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/bundle.ts';
import { faultsOf } from '../../infra/stateMachineFindings.ts';
import { resourcesOf, synthesised, written } from './synthesised.ts';

const stateMachine = resourcesOf(synthesised(), 'AWS::StepFunctions::StateMachine').WorkflowStateMachine ?? {};
const substitutions = stateMachine.DefinitionSubstitutions as Record<string, unknown>;
const definition = readFileSync(join(projectRoot, 'workflows', 'publish-report.asl.json'), 'utf8');

describe('the state machine', () => {
  test('is a Standard one under a name of its own, so that functions can be granted it by name', () => {
    expect(stateMachine).toMatchObject({ StateMachineName: 'gongkai-publish-report', StateMachineType: 'STANDARD' });
  });

  test('logs every step but never the data: task tokens pass through it', () => {
    expect(stateMachine).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });

  test('is the file of workflows/ with these blanks filled in', () => {
    expect(stateMachine.DefinitionS3Location).toMatchObject({ Key: expect.stringMatching(/^[0-9a-f]{64}\.json$/) });
    expect(Object.fromEntries(Object.entries(substitutions).map(([name, value]) => [name, written(value)]))).toEqual({
      Partition: '<AWS::Partition>',
      NotifyFunction: '<WorkflowNotify.Arn>',
      ParseFunction: '<WorkflowParse.Arn>',
      ValidateFunction: '<WorkflowValidate.Arn>',
      RenderFunction: '<WorkflowRender.Arn>',
      NextStepFunction: '<WorkflowNextStep.Arn>',
      AwaitDecisionFunction: '<WorkflowAwaitDecision.Arn>',
      PublishFunction: '<WorkflowPublish.Arn>',
    });
  });
});

describe('the check of the definition', () => {
  const filled = Object.keys(substitutions);

  test('finds nothing in the definition as it stands', () => {
    expect(faultsOf(definition, filled)).toEqual([]);
  });

  test('finds a blank that nothing fills in', () => {
    const faults = faultsOf(
      definition,
      filled.filter((name) => name !== 'ParseFunction'),
    );
    expect(faults).toEqual([`nothing fills in \${ParseFunction}`]);
  });

  test('finds a filling that nothing asks for', () => {
    expect(faultsOf(definition, [...filled, 'ArchiveFunction'])).toEqual([`nothing asks for \${ArchiveFunction}`]);
  });

  test('finds a step to a state that is not there', () => {
    const lost = definition.replace('"Next": "WaitPublishOrEnd"', '"Next": "Nowhere"');
    expect(faultsOf(lost, filled).join()).toContain('MISSING_TRANSITION_TARGET');
  });

  test('finds an expression that is not JSONata', () => {
    const broken = definition.replace("$states.input.outcome = 'ok' %}", "$states.input.outcome = = 'ok' %}");
    expect(faultsOf(broken, filled).join()).toContain('jsonata');
  });
});
