import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { InstallationSettings } from './settings.ts';

// Names that are fixed so that one resource can be granted another without referring to it: the state machine's
// definition names its functions, and some of these must in turn be granted the state machine.

/** Name of the state machine. */
export const stateMachineName = ({ name }: InstallationSettings): string => `${name}-publish-report`;

/** ARN of the state machine, from its name alone. */
export const stateMachineArn = (scope: Construct, settings: InstallationSettings): string =>
  Stack.of(scope).formatArn({
    service: 'states',
    resource: 'stateMachine',
    resourceName: stateMachineName(settings),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Prefix of the parameters the functions read at run time. */
export const settingsPrefix = ({ name }: InstallationSettings): string => `/${name}`;
