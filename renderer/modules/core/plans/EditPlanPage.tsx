import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import type { Plan } from '#contract/core.ts';
import { Callout } from '#ui/Callout.tsx';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { changedOf } from '../show/changed-of.ts';
import { Loaded } from '../show/Loaded.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { counted } from '../show/words.ts';
import { planQuery } from './PlanDetail.tsx';
import { PlanForm } from './PlanForm.tsx';
import { type PlanValues, planFieldsOf, planRules, valuesOfPlan } from './plan-form.ts';

const route = getRouteApi('/plans/$id/edit');

export function EditPlanPage() {
  const { id } = route.useParams();
  return <Loaded query={useQuery(planQuery(id))}>{(plan) => <Edit key={id} plan={plan} />}</Loaded>;
}

/** Fields that stand on the routers of everyone who has the plan. */
const onRouters: readonly (keyof PlanValues)[] = [
  'downloadKbps',
  'uploadKbps',
  'hasBurst',
  'burstDownloadKbps',
  'burstUploadKbps',
  'burstThresholdPercent',
  'burstSeconds',
  'routerosProfile',
  'priority',
];

function Edit({ plan }: { plan: Plan }) {
  const { id, name, serviceCount } = plan;
  const may = useMay();
  const title = `Edit ${name}`;
  const path = pathOf('service_plan', id);
  const first = valuesOfPlan(plan);
  const { form, guard, onCancel } = useRecordForm({
    title,
    initial: first,
    validate: planRules,
    draftKey: `plan.${id}`,
    save: (values) => client.core.plans.update({ id, ...changedOf(planFieldsOf(first), planFieldsOf(values)) }),
    saved: (_, values) => ({ tell: `${values.name} is saved.`, path }),
    back: path,
  });
  const reaches = serviceCount > 0 && onRouters.some((field) => field in changedOf(first, form.values));
  return (
    <Page head={<PageHeader title={title} note="The price is changed on the plan’s page, from a day on." />}>
      <PlanForm
        label={title}
        submit="Save"
        form={form}
        exists
        onCancel={onCancel}
        refused={may('plans.write') ? undefined : onlyFor('plans.write', 'change plans')}
      >
        {reaches && (
          <Callout meaning="attention" title={`This reaches ${counted(serviceCount, 'service')}.`}>
            Each of them gets a change on its router, by that router’s stage. Prices and invoices stay as they are.
          </Callout>
        )}
      </PlanForm>
      {guard}
    </Page>
  );
}
