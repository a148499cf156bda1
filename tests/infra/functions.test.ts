import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../infra/bundle.ts';
import { resourcesOf, synthesised } from './synthesised.ts';

const template = synthesised();
const functions = resourcesOf(template, 'AWS::Lambda::Function');

/** Functions by the room their handler is in. */
const rooms: Record<string, string[]> = {
  receive: ['IntakeReceive'],
  parse: ['WorkflowParse'],
  validate: ['WorkflowValidate'],
  render: ['WorkflowRender'],
  approve: ['WorkflowNextStep', 'WorkflowAwaitDecision', 'WorkflowSweep'],
  publish: ['WorkflowPublish'],
  notify: ['WorkflowNotify'],
  park: ['WorkflowPark'],
  portal: ['PortalFunction'],
  board: ['PortalBoard'],
  campaign: ['CampaignFunction'],
  bounce: ['MailEventsBounce'],
  column: ['PublicColumnFunction'],
  inspect: ['SelfInspectionFunction'],
};

const variablesRead = (room: string): string[] => {
  const handler = readFileSync(join(projectRoot, 'functions', room, 'handler.ts'), 'utf8');
  return [...new Set([...handler.matchAll(/\bvariable\('([A-Z_]+)'\)/g)].map(([, name = '']) => name))].sort();
};

const variablesGiven = (name: string): string[] => {
  const environment = functions[name]?.Environment as { Variables: Record<string, unknown> } | undefined;
  return Object.keys(environment?.Variables ?? {})
    .filter((variable) => variable !== 'POWERTOOLS_SERVICE_NAME')
    .sort();
};

describe('the functions', () => {
  test('every room has its functions, and every function its room', () => {
    expect(Object.keys(functions).sort()).toEqual(Object.values(rooms).flat().sort());
  });

  test.each(Object.entries(rooms))('%s is given the settings its handler reads, and no others', (room, names) => {
    for (const name of names) expect(variablesGiven(name)).toEqual(variablesRead(room));
  });

  test('call themselves by the installation’s name in logs and metrics: an account may have several', () => {
    for (const { Environment } of Object.values(functions))
      expect(Environment).toMatchObject({ Variables: { POWERTOOLS_SERVICE_NAME: 'gongkai' } });
  });

  test('run on Node.js 24 on X86_64, as the typesetter’s native code asks, and are traced', () => {
    for (const properties of Object.values(functions))
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['x86_64'],
        TracingConfig: { Mode: 'Active' },
      });
  });

  test('have a log of their own that is kept for a year', () => {
    const logs = resourcesOf(template, 'AWS::Logs::LogGroup');
    for (const [name, properties] of Object.entries(functions)) {
      expect(logs[`${name}Log`]).toMatchObject({ RetentionInDays: 365 });
      expect(JSON.stringify(properties.LoggingConfig)).toContain(`${name}Log`);
    }
  });

  test('have a role each', () => {
    const roles = Object.values(functions).map(({ Role }) => JSON.stringify(Role));
    expect(new Set(roles).size).toBe(roles.length);
  });

  test('have time and memory for what they do', () => {
    const sizes = Object.fromEntries(
      Object.entries(functions).map(([name, { MemorySize, Timeout }]) => [name, `${MemorySize} MB, ${Timeout} s`]),
    );
    expect(sizes).toEqual({
      IntakeReceive: '512 MB, 30 s',
      PortalBoard: '1024 MB, 30 s',
      PortalFunction: '1024 MB, 15 s',
      CampaignFunction: '512 MB, 900 s',
      MailEventsBounce: '512 MB, 30 s',
      PublicColumnFunction: '1024 MB, 600 s',
      WorkflowNotify: '512 MB, 30 s',
      WorkflowParse: '1024 MB, 60 s',
      WorkflowValidate: '512 MB, 30 s',
      WorkflowRender: '2048 MB, 60 s',
      WorkflowNextStep: '512 MB, 30 s',
      SelfInspectionFunction: '2048 MB, 900 s',
      WorkflowAwaitDecision: '512 MB, 30 s',
      WorkflowSweep: '512 MB, 30 s',
      WorkflowPublish: '1024 MB, 180 s',
      WorkflowPark: '512 MB, 30 s',
    });
  });
});
