import type { ActsPlace } from '../../../functions/board/acts/place.ts';
import type { Outputs } from '../../outputs.ts';

/** Where the acts of the board are done, for an operator. */
export const actsPlace = (outputs: Outputs): ActsPlace => ({
  table: outputs.TableName,
  workBucket: outputs.WorkBucketName,
  settingsPrefix: outputs.SettingsPrefix,
  stateMachineArn: outputs.StateMachineArn,
});
