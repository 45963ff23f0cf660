import { queryOptions } from '@tanstack/react-query';
import { explainMessage, getMessage, getStages } from '../../api/generated/client.ts';
import { pollInterval } from '../../api/queries.ts';

/** A message with its deliveries; asked again until it is settled. */
export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['message', id],
    queryFn: ({ signal }) => getMessage(id, signal),
    refetchInterval: ({ state }) => (state.data?.settledAt === undefined || state.data.deliveryCounts.open > 0 ? pollInterval() : false),
  });

/** What it looked like at each stage, masked. */
export const stagesQuery = (id: string) =>
  queryOptions({ queryKey: ['message', id, 'stages'], queryFn: ({ signal }) => getStages(id, signal), staleTime: 30_000 });

/** Which place of which mapping gave each field. */
export const explainQuery = (id: string, delivery: string | undefined, message: number | undefined) =>
  queryOptions({
    queryKey: ['message', id, 'explain', delivery, message],
    queryFn: ({ signal }) => explainMessage(id, { delivery, message }, signal),
    staleTime: 60_000,
  });
