import { digestOf } from '../../rollup/digest.ts';
import { fixedRollUp, fixRollUp } from '../../rollup/place.ts';
import { figuresOfAll, readRollUp } from '../../rollup/read.ts';
import type { RollUpDoors } from '../doors.ts';
import { noteDeed } from './place.ts';

/** Roll-ups over what is published, and where fixed ones are kept. */
export const rollUpDoors = (place: {
  readonly table: string;
  readonly workBucket: string;
  readonly publicBucket: string;
}): RollUpDoors => ({
  current: readRollUp.bind(undefined, place),
  fixed: (parentId, year) => fixedRollUp(place.workBucket, parentId, year),
  fix: async (act, rolled, seen) => {
    if (digestOf(rolled) !== seen) return 'undone';
    const filed = rolled.members.filter(({ source }) => source !== null).length;
    const about = `汇总范围${rolled.members.length}个单位，已公布${filed}个`;
    await noteDeed(place.table, act, { kind: 'rolledUp', submissionId: null, about, reason: '' });
    const { id: personId, role } = act.officer;
    await fixRollUp(place.workBucket, { ...rolled, fixedBy: { personId, role } });
    return 'done';
  },
  figures: (agencyIds, year) => figuresOfAll(place, agencyIds, year),
});
