import { queryOptions, useQuery } from '@tanstack/react-query';
import { getOverview, listFailures } from '../api/generated/client.ts';
import type { Overview } from '../api/generated/types.ts';
import { pollInterval } from '../api/queries.ts';
import { shortNumber } from '../lib/format.ts';

/** How everything stands, of a stretch of time. */
export const overviewQuery = (window: Overview['window']) =>
  queryOptions({
    queryKey: ['overview', window],
    queryFn: ({ signal }) => getOverview({ window }, signal),
    refetchInterval: pollInterval,
  });

/** How much has failed, asked for by itself: the overview is put together for all every two seconds, and who has just replayed
 *  something looks whether it is gone. */
const failureCountQuery = queryOptions({
  queryKey: ['failures', 'count'],
  queryFn: async ({ signal }) => (await listFailures({ limit: 1 }, signal)).total.messages,
  refetchInterval: pollInterval,
});

/** @returns how much needs somebody, by the names of the navigation; what needs nobody is absent */
export function useAttention(): Readonly<Record<string, string | undefined>> {
  const { data } = useQuery(overviewQuery('1h'));
  const failed = useQuery(failureCountQuery).data;
  if (data === undefined) return {};
  const { dead, held, late, overdueAcknowledgements, openAlerts } = data.attention;
  const counts = { failures: failed ?? dead, partners: held, late: late + overdueAcknowledgements, alerts: openAlerts };
  return Object.fromEntries(Object.entries(counts).flatMap(([name, count]) => (count === 0 ? [] : [[name, shortNumber(count)]])));
}
