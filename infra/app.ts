import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { GongkaiStack } from './gongkaiStack.ts';
import { ReasonedSuppressions } from './reasonedSuppressions.ts';
import { readInstallationSettings } from './settings.ts';

const app = new App();
new GongkaiStack(app, 'Gongkai', readInstallationSettings(app.node));
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ReasonedSuppressions(app));
app.synth();
