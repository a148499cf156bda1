import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { z } from 'zod';
import { FirewallStack } from './firewallStack.ts';

/*
 * npx cdk deploy --app 'npx node infra/firewall.ts' [--context name=…] [--context requests=2000] [--context forms=300]
 *
 * The firewall in front of an installation; its output `WebAclArn` is the installation's setting `webAclArn`.
 */
const least = 100;
const ContextSchema = z.object({
  name: z.string(),
  requests: z.coerce.number().int().min(least).default(2_000),
  forms: z.coerce.number().int().min(least).default(300),
});

const app = new App();
const context = ContextSchema.parse(
  Object.fromEntries(Object.keys(ContextSchema.shape).map((key) => [key, app.node.tryGetContext(key)])),
);
new FirewallStack(app, 'GongkaiFirewall', context);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
