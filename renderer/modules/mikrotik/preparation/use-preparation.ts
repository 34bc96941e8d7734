import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, refusalOf } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import { tellProblem } from '#ui/toast.ts';
import { isMoving } from './preparation-words.ts';

/** While it is written the live stream tells of it; this is for the word that was lost on the way. */
const WHILE_MOVING_MS = 1_500;

export const usePreparation = (id: string) =>
  useQuery({
    ...api.mikrotik.preparation.get.queryOptions({ input: { id } }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isMoving(data) ? WHILE_MOVING_MS : false),
  });

/** Reads the router now; once by itself when the page opens, so that what is approved is what stands there. */
export function useLook(id: string, isArchived = false) {
  const may = useMay();
  const queries = useQueryClient();
  const asked = useRef<string>(undefined);
  const look = useMutation(
    api.mikrotik.preparation.check.mutationOptions({
      onSuccess: (answer) => queries.setQueryData(api.mikrotik.preparation.get.queryKey({ input: { id } }), answer),
      onError: (error) => {
        const { message, reference } = refusalOf(error);
        tellProblem(message, reference === undefined ? {} : { reference });
      },
    }),
  );
  const mayLook = may('network.write') && !isArchived;
  const { mutate } = look;
  useEffect(() => {
    if (!mayLook || asked.current === id) return;
    asked.current = id;
    mutate({ id });
  }, [id, mayLook, mutate]);
  return look;
}
