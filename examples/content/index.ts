import type { Example } from '../model.ts';
import { jiaoyi2025 } from './jiaoyi.ts';
import { jiaoyu2024, jiaoyu2025 } from './jiaoyu.ts';
import { shichang2024, shichang2025 } from './shichang.ts';
import { songtao2025, songtaoDraft2025 } from './songtao.ts';
import { wangquan2025 } from './wangquan.ts';
import { zhengfu2025 } from './zhengfu.ts';

/** This year's reports, to be sent. */
export const submissions: readonly Example[] = [
  jiaoyi2025,
  jiaoyu2025,
  shichang2025,
  songtao2025,
  wangquan2025,
  zhengfu2025,
];

/** Reports of the year before, published elsewhere, to be imported. */
export const formerYears: readonly Example[] = [jiaoyu2024, shichang2024];

/** Drafts that are returned, to see what a sender is told. */
export const drafts: readonly Example[] = [songtaoDraft2025];
