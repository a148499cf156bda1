import { expect, it } from 'vitest';
import { readRules } from '../../local/events/rules.ts';
import { readBuckets } from '../../local/join/buckets.ts';
import { localAddresses } from '../../local/join/site-address.ts';
import { createPermissions } from '../../local/permissions/permissions.ts';
import { requireTrust } from '../../local/permissions/trust.ts';
import { templateOf } from '../builders/template.ts';
import { synthesised } from '../infra/synthesised.ts';

const installation = templateOf(synthesised());

it('understands the whole template of the installation: resources, policies, rules and schedules', () => {
  expect(() => createPermissions(installation, () => {})).not.toThrow();
  expect(() => requireTrust(installation)).not.toThrow();
  expect(readRules(installation).map(({ targets }) => targets.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  expect(readBuckets(installation).filter(({ eventBridge }) => eventBridge)).toHaveLength(1);
});

it('lets every function that a rule runs be run by that rule', () => {
  const { mayDo } = createPermissions(installation, () => {});
  for (const { arn: sourceArn, targets } of readRules(installation))
    for (const { functionArn } of targets)
      expect(
        mayDo({ kind: 'service', name: 'events.amazonaws.com', sourceArn }, 'lambda:InvokeFunction', functionArn),
      ).toBe(true);
});

it('puts the local site in place of the public one, under its own domain too', () => {
  const own = templateOf(
    synthesised({
      domainName: 'gongkai.example.cn',
      certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/1',
    }),
  );
  for (const template of [installation, own]) {
    const [distribution] = template.list('AWS::CloudFront::Distribution');
    if (!distribution) throw new Error('There is no distribution');
    const localise = localAddresses(distribution, 'http://127.0.0.1:8080');
    expect(localise(template.outputs.BaseUrl ?? '')).toBe('http://127.0.0.1:8080');
  }
});
