import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resourcesOf, synthesised, written } from './synthesised.ts';

// With everything that brings an alarm of its own.
const template = synthesised({ canary: 'true' });
const AlarmSchema = z.looseObject({
  AlarmActions: z.array(z.unknown().transform(written)),
  AlarmDescription: z.string(),
});
const alarms = Object.entries(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(([id, properties]) => ({
  name: id.replace(/^Observability/, ''),
  ...AlarmSchema.parse(properties),
}));
const names = alarms.map(({ name }) => name).sort();

/** Entries of the runbook: the alarms each is for, and what it says. */
const entries = readFileSync('docs/runbook.md', 'utf8')
  .split(/^#+ /m)
  .filter((part) => part.includes('**Means.**'))
  .map((part) => ({ alarms: (part.split('\n', 1)[0] ?? '').split(', '), text: part }));

describe('the alarms', () => {
  it('have an entry each in the runbook, and the runbook has no other', () => {
    expect(entries.flatMap((entry) => entry.alarms).sort()).toEqual(names);
  });

  it.each(entries)('$alarms: it is said what it means, where to look, and how to mend it', ({ text }) => {
    expect(text.match(/\*\*(Means|Look|Mend)\.\*\*/g)).toEqual(['**Means.**', '**Look.**', '**Mend.**']);
  });

  it('tell the same topic, and what has happened', () => {
    for (const { AlarmActions, AlarmDescription } of alarms) {
      expect(AlarmActions).toEqual(['<ObservabilityAlarms>']);
      expect(AlarmDescription.length).toBeGreaterThan(15);
    }
  });

  it('watch every queue of events that could not be handed over, and every function nobody waits for', () => {
    const watched = JSON.stringify(resourcesOf(template, 'AWS::CloudWatch::Alarm'));
    for (const queue of Object.keys(resourcesOf(template, 'AWS::SQS::Queue')))
      expect(watched, queue).toMatch(new RegExp(`"Fn::GetAtt":\\["${queue}[0-9A-F]{8}","QueueName"\\]`));
    for (const name of ['WorkflowSweep', 'PublicColumnFunction', 'SelfInspectionFunction', 'CampaignFunction'])
      expect(watched, name).toMatch(new RegExp(`"Ref":"${name}[0-9A-F]{8}"`));
  });

  it('see failed executions, waits that are overdue, mails that fail, a shrinking catalogue, and what inspection finds', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        'CatalogueShrinks',
        'ExecutionsAborted',
        'ExecutionsFailed',
        'ExecutionsTimedOut',
        'MailsDelayed',
        'MailsUndelivered',
        'SelfInspectionFound',
        'WaitsOverdue',
      ]),
    );
  });
});
