import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#app/client.ts';
import { ScreenFailed } from '#app/ScreenFailed.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { DetailSkeleton } from '#ui/Skeletons.tsx';
import { RulesForm } from './RulesForm.tsx';

/** Every rule that is a number or a choice, by group. */
export function RulesSection() {
  const { data: rules, error, refetch } = useQuery(api.platform.settings.get.queryOptions());
  const [undone, setUndone] = useState(0);
  if (rules === undefined) {
    return error === null ? <DetailSkeleton /> : <ScreenFailed error={error} reset={() => void refetch()} />;
  }
  const undo = async () => {
    await refetch();
    setUndone(undone + 1);
  };
  return (
    <>
      <PageHeader title="Rules" note="The numbers that the daily run, the routers and the sign-in follow" />
      <RulesForm key={undone} rules={rules} onUndone={undo} />
    </>
  );
}
