import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '#app/client.ts';
import { isMoving } from './change-acts.ts';

/** While rows are written the live stream tells of each; this is for the one that was lost on the way. */
const whileMovingMs = 1_500;

/** One change with its rows, watched while it moves. */
export const useChange = (id: string) =>
  useQuery({
    ...api.mikrotik.changes.get.queryOptions({ input: { id } }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data.state) ? whileMovingMs : false),
  });

/** Several with their rows; while another is added to the selection, those before stay in sight. */
export const useChanges = (ids: readonly string[]) =>
  useQuery({
    ...api.mikrotik.changes.rows.queryOptions({ input: { ids: [...ids] } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.some(({ state }) => isMoving(state)) ? whileMovingMs : false),
  });
