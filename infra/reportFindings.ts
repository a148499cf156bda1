import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const ReportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      violations: z.array(
        z.object({
          ruleName: z.string(),
          description: z.string(),
          violatingConstructs: z.array(z.object({ constructPath: z.string().optional() })).default([]),
        }),
      ),
    }),
  ),
});

/** What the template validator, cdk-nag and our own checks left in the assembly's report: one line each, of any severity. */
export const reportFindings = (assembly: string): string[] => {
  const report = ReportSchema.parse(JSON.parse(readFileSync(join(assembly, 'validation-report.json'), 'utf8')));
  return report.pluginReports.flatMap(({ pluginName, violations }) =>
    violations.map(({ ruleName, description, violatingConstructs }) => {
      const places = violatingConstructs.map(({ constructPath }) => constructPath ?? 'template').join(', ');
      return `${pluginName} ${ruleName}: ${description} [${places}]`;
    }),
  );
};
