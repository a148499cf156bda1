import { type Finding, FindingSchema, type Validation, ValidationSchema } from '../../schemas/finding.ts';

/** A finding of which a test says what it needs; the rest is that of a plain failure. */
export const findingOf = (parts: Partial<Finding>): Finding =>
  FindingSchema.parse({
    rule: 'A01',
    severity: 'error',
    status: 'fail',
    cells: [],
    message: '两者应当相等，请核对。',
    quotes: [],
    consequences: [],
    ...parts,
  });

/** What a check came to, of which a test says what it needs. */
export const validationOf = (parts: Partial<Validation> = {}): Validation =>
  ValidationSchema.parse({ settingsVersion: '1', findings: [], assessments: [], ...parts });
