import { describe, expect, it } from 'vitest';
import { errorsOf } from '../../functions/validate/errorsOf.ts';
import { validate } from '../../functions/validate/validate.ts';
import { type CheckSettings, CheckSettingsSchema } from '../../schemas/checkSettings.ts';
import { reportOf } from '../builders/report.ts';

const settingsWith = (parts: Partial<CheckSettings>): CheckSettings => CheckSettingsSchema.parse(parts);

describe('an authority’s own severities', () => {
  it('take the place of the rule’s', () => {
    const report = reportOf({ edition: '2019', year: 2023 });
    const validation = validate({ report, settings: settingsWith({ severities: { E05: 'warning' } }) });
    expect(validation.findings.find(({ rule }) => rule === 'E05')?.severity).toBe('warning');
    expect(errorsOf(validation)).toEqual([]);
  });

  it('do not turn what could not be checked into a fault', () => {
    expect(
      validate({ report: reportOf(), settings: settingsWith({ severities: { C01: 'error' } }) }).findings.find(
        ({ rule }) => rule === 'C01',
      )?.severity,
    ).toBe('info');
  });
});
