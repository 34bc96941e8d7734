import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '#app/crumbs.ts';
import { Page } from '#ui/Page.tsx';
import { SectorDetail, sectorQuery } from './SectorDetail.tsx';

const route = getRouteApi('/sectors/$id');

export function SectorPage() {
  const { id } = route.useParams();
  usePageTitle(useQuery(sectorQuery(id)).data?.name);
  return (
    <Page>
      <SectorDetail key={id} id={id} />
    </Page>
  );
}
