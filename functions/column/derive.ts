import type { Column } from './column.ts';
import { agency } from './make/agency.ts';
import { feed } from './make/feed.ts';
import { data, group, home, search, year } from './make/lists.ts';
import { changes, comparison, copy, gone, report } from './make/report.ts';
import type { DerivedPage } from './plan.ts';
import type { Derived } from './refresh.ts';

/** Makes one derived page or copy from the catalogue, the lists and the published bytes as they stand now. */
export const derive = async (column: Column, target: DerivedPage): Promise<Derived | undefined> => {
  switch (target.kind) {
    case 'home':
      return home(column);
    case 'feed':
      return feed(column);
    case 'data':
      return data(column);
    case 'search':
      return search(column);
    case 'year':
      return year(column, target.year);
    case 'group':
      return group(column, target.year, target.group);
    case 'agency':
      return agency(column, target.agencyId);
    case 'report':
      return report(column, target);
    case 'changes':
      return changes(column, target);
    case 'comparison':
      return comparison(column, target);
    case 'copy':
      return copy(column, target);
    case 'gone':
      return gone(column, target);
  }
};
