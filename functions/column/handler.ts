import {
  type ColumnEvent,
  ColumnEventSchema,
  type ColumnResult,
  ColumnResultSchema,
} from '../../schemas/columnEvent.ts';
import { variable } from '../shared/config.ts';
import { ContentionError } from '../shared/errors.ts';
import { log } from '../shared/log.ts';
import { readSettings } from '../shared/settings.ts';
import { stage } from '../shared/stage.ts';
import { openColumn } from './column.ts';
import { fold } from './fold.ts';
import { forgetCopies } from './invalidate.ts';
import { settle } from './settle.ts';

const places = {
  table: variable('TABLE_NAME'),
  publicBucket: variable('PUBLIC_BUCKET'),
  workBucket: variable('WORK_BUCKET'),
  settingsPrefix: variable('SETTINGS_PREFIX'),
};

/** Keeps the public column in agreement with the catalogue: one agency's year when it is rung for, the rest by the clock. */
export const handler = stage('column', ColumnEventSchema, ColumnResultSchema, async (event: ColumnEvent) => {
  const column = await openColumn(places);
  if (!('act' in event)) {
    const years = await column.catalogue.years();
    log.measure('catalogue', { Published: years.reduce((sum, { count }) => sum + count, 0) });
    return fold(column, new Date());
  }
  const { agencyId, year } = event;
  const settled = await settle(column, agencyId, year);
  if (!settled) return { settled: 0, folded: 0, written: 0 } satisfies ColumnResult;
  const { pointer, written } = settled;
  const { 'distribution-id': distributionId } = await readSettings(places.settingsPrefix);
  const reference = `${agencyId}-${year}-${pointer.version}-${pointer.hiddenThrough}`;
  if (distributionId && (await forgetCopies(distributionId, reference)) === 'busy')
    throw new ContentionError('The CDN takes no further invalidations for now');
  const { folded, written: more } = await fold(column, new Date());
  return { settled: 1, folded, written: written + more };
});
