import { client } from '#app/client.ts';
import { pathOf } from '#app/path-of.ts';
import { useMay } from '#app/session.ts';
import { Page } from '#ui/Page.tsx';
import { PageHeader } from '#ui/PageHeader.tsx';
import { onlyFor } from '../show/refused.ts';
import { useRecordForm } from '../show/use-record-form.tsx';
import { PlanForm } from './PlanForm.tsx';
import { emptyPlan, newPlanOf, planRules } from './plan-form.ts';

export function NewPlanPage() {
  const may = useMay();
  const { form, guard, onCancel } = useRecordForm({
    title: 'New plan',
    initial: emptyPlan,
    validate: planRules,
    draftKey: 'plan.new',
    save: (values) => client.core.plans.create(newPlanOf(values)),
    saved: ({ id }, { name }) => ({ tell: `${name} is added.`, path: pathOf('service_plan', id) }),
  });
  return (
    <Page head={<PageHeader title="New plan" note="What you sell: rates, price, tax, and how it connects." />}>
      <PlanForm
        label="New plan"
        submit="Add plan"
        form={form}
        onCancel={onCancel}
        refused={may('plans.write') ? undefined : onlyFor('plans.write', 'add plans')}
      />
      {guard}
    </Page>
  );
}
