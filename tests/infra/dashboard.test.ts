import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { resourcesOf, synthesised } from './synthesised.ts';

const template = synthesised({ canary: 'true' });
const [dashboard] = Object.values(resourcesOf(template, 'AWS::CloudWatch::Dashboard'));
const body = JSON.stringify(dashboard?.DashboardBody);

describe('the dashboard', () => {
  test('bears the installation’s name', () => {
    expect(dashboard?.DashboardName).toBe('gongkai');
  });

  test.each(Object.keys(resourcesOf(template, 'AWS::Lambda::Function')))('shows how %s does', (name) => {
    // Once each for errors, duration and throttles.
    expect(body.split(new RegExp(`"Ref":"${name}[0-9A-F]{8}"`)).length - 1).toBe(3);
  });

  test.each(Object.keys(resourcesOf(template, 'AWS::SQS::Queue')))('shows what waits in %s', (name) => {
    expect(body).toMatch(new RegExp(`"Fn::GetAtt":\\["${name}[0-9A-F]{8}"`));
  });

  test('shows every figure the functions log, and no other', () => {
    const source = readFileSync('functions/shared/log.ts', 'utf8');
    const known = [...source.matchAll(/type (?:Metric|Gauge) = ([^;]+);/g)]
      .flatMap(([, names = '']) => [...names.matchAll(/'(\w+)'/g)])
      .map(([, name]) => name);
    const shown = [...body.matchAll(/\\"Gongkai\\",\\"(\w+)\\",\\"service\\",\\"gongkai\\"/g)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(3);
    expect([...new Set(shown)].sort()).toEqual(known.sort());
  });
});
