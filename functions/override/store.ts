import { type OverrideRequest, OverrideRequestSchema } from '../../schemas/override.ts';
import type { ItemStore } from '../shared/change.ts';
import { keys, lists } from '../shared/keys.ts';
import { absent, type Extra, queryItems, queryList, readItem, writeItem } from '../shared/table.ts';
import { isToAsk, isToSettle } from './request.ts';

/** A request is in the list as long as the sweep has something to do about it. */
const placeInList = (request: OverrideRequest): Extra =>
  isToAsk(request) || isToSettle(request) ? { list: lists.overrides(request.askedAt) } : {};

/** One request as an item of the table. */
export const overrideStore = (table: string, submissionId: string, rule: string): ItemStore<OverrideRequest> => ({
  read: () => readItem(table, keys.override(submissionId, rule), OverrideRequestSchema),
  write: (request) =>
    writeItem(
      table,
      keys.override(submissionId, rule),
      { ...request, revision: request.revision + 1 },
      {
        ...placeInList(request),
        condition: {
          expression: '#revision = :revision',
          names: { '#revision': 'revision' },
          values: { ':revision': request.revision },
        },
      },
    ),
});

/** Puts a new request into the table; `conflict` when there is one for this rule of the submission. */
export const createRequest = (table: string, request: OverrideRequest): Promise<'written' | 'conflict'> =>
  writeItem(table, keys.override(request.submissionId, request.rule), request, {
    ...placeInList(request),
    condition: absent,
  });

/** All requests about one submission, by rule. */
export const requestsOf = (table: string, submissionId: string): Promise<OverrideRequest[]> =>
  queryItems(table, keys.override(submissionId, '').pk, OverrideRequestSchema);

/** Requests about which something is to be done (eventually consistent). */
export const dueRequests = (table: string): Promise<OverrideRequest[]> =>
  queryList(table, lists.overrides('').listPk, OverrideRequestSchema);
