import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { settingsPrefix } from './names.ts';
import type { PublicSite } from './publicSite.ts';
import type { InstallationSettings } from './settings.ts';

/**
 * What the functions read at run time because a reference in the template would close a cycle from the distribution to
 * the functions and back. `mail-url` is not among them: it may hold a password, so the operator sets it by hand.
 */
export class InstallationParameters extends Construct {
  readonly prefix: string;

  constructor(scope: Construct, id: string, props: { settings: InstallationSettings; publicSite: PublicSite }) {
    super(scope, id);
    const { settings, publicSite } = props;
    this.prefix = settingsPrefix(settings);
    const values = {
      'base-url': publicSite.baseUrl,
      'distribution-id': publicSite.distribution.distributionId,
      'mail-from': settings.mailFrom,
    };
    for (const [name, stringValue] of Object.entries(values))
      new StringParameter(this, name, { parameterName: `${this.prefix}/${name}`, stringValue });
  }
}
