import { useMutation } from '@tanstack/react-query';
import { api, refusalOf } from '#app/client.ts';
import { tellProblem } from '#ui/toast.ts';

/** Back from the demo ISP to one's own store; the page begins anew there. */
export function useLeaveDemo() {
  return useMutation(
    api.platform.setup.leaveDemo.mutationOptions({
      onSuccess: () => {
        window.location.hash = '#/';
        window.location.reload();
      },
      onError: (error) => tellProblem(refusalOf(error).message),
    }),
  );
}
