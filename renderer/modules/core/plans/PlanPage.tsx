import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '#app/crumbs.ts';
import { Page } from '#ui/Page.tsx';
import { PlanDetail, planQuery } from './PlanDetail.tsx';

const route = getRouteApi('/plans/$id');

export function PlanPage() {
  const { id } = route.useParams();
  usePageTitle(useQuery(planQuery(id)).data?.name);
  return (
    <Page>
      <PlanDetail key={id} id={id} />
    </Page>
  );
}
