import { client } from '#app/client.ts';
import { useMay } from '#app/session.ts';
import type { Takeover, TakeoverOptions } from '#contract/mikrotik.ts';
import { CoordinatesField } from '#ui/fields/CoordinatesField.tsx';
import { DateField } from '#ui/fields/DateField.tsx';
import { NumberField } from '#ui/fields/NumberField.tsx';
import { SelectField } from '#ui/fields/SelectField.tsx';
import { SwitchField } from '#ui/fields/SwitchField.tsx';
import { Section } from '#ui/Section.tsx';
import { useSectors } from '../../core/list/choices.ts';
import styles from './Takeover.module.css';
import { useDecide } from './use-decide.ts';

/** What all services of this router have in common. */
export function TakeoverChoices({ takeover }: { takeover: Takeover }) {
  const may = useMay();
  const sectors = useSectors();
  const { during } = useDecide(takeover.id);
  const { options, lists } = takeover;
  const disabled = takeover.state !== 'draft' || !may('network.takeover');
  const set = (choice: Partial<TakeoverOptions>) =>
    void during(() => client.mikrotik.takeovers.setOptions({ id: takeover.id, ...choice }));
  return (
    <>
      <Section title="Place and billing">
        <div className={styles.form}>
          <SelectField
            label="Sector"
            hint="Empty: the router’s own."
            value={options.sectorId}
            disabled={disabled}
            clearable
            onChange={(sectorId) => set({ sectorId })}
            choices={sectors.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <CoordinatesField
            label="Position"
            hint="Empty: the sector’s. It stands for every customer’s, marked as only about right, until somebody takes theirs."
            value={options.position}
            disabled={disabled}
            onChange={(position) => set({ position })}
          />
          <DateField
            label="Paid through"
            hint="The last day that they have paid for elsewhere; bills begin the day after. Empty: today."
            value={options.paidThrough}
            disabled={disabled}
            onChange={(paidThrough) => set({ paidThrough })}
          />
          <NumberField
            label="Billing day"
            value={options.anchorDay}
            min={1}
            max={31}
            disabled={disabled}
            onChange={(day) => day !== null && set({ anchorDay: day })}
          />
        </div>
      </Section>
      <Section
        title="Lists that cut customers off"
        note="their entries become ours, so that a reconnection removes them"
      >
        {lists.length === 0 && <p className={styles.quiet}>The router has no address lists with entries of its own.</p>}
        <div className={styles.form}>
          {lists.map(({ name, count }) => (
            <SwitchField
              key={name}
              label={name}
              hint={`${count} ${count === 1 ? 'service stands' : 'services stand'} in it`}
              value={options.cutOffLists.includes(name)}
              disabled={disabled}
              onChange={(isOn) =>
                set({
                  cutOffLists: isOn
                    ? [...options.cutOffLists, name]
                    : options.cutOffLists.filter((one) => one !== name),
                })
              }
            />
          ))}
        </div>
      </Section>
    </>
  );
}
