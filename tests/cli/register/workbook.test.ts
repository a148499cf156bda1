import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { registerWorkbook } from '../../../cli/register/template.ts';
import { readRegisterWorkbook } from '../../../cli/register/workbook.ts';
import { readRegister } from '../../../cli/register.ts';
import { anyRegister } from '../../builders/register.ts';

describe('a register as a workbook', () => {
  test('reads back as the same register, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRegister, async (register) => {
        expect((await readRegisterWorkbook(registerWorkbook(register))).register).toEqual(register);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  test('reads back as the example register', async () => {
    const register = await readRegister('examples/register.yaml');
    expect((await readRegisterWorkbook(registerWorkbook(register))).register).toEqual(register);
  });
});
