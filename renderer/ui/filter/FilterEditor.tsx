import { Checkbox, TextInput } from '@mantine/core';
import { MeaningShape } from '../MeaningShape.tsx';
import styles from './filter.module.css';
import type { FilterDefinition } from './filter.ts';

interface FilterEditorProps {
  filter: FilterDefinition;
  values: readonly string[];
  onValues: (values: readonly string[]) => void;
  onDone: () => void;
}

export function FilterEditor({ filter, values, onValues, onDone }: FilterEditorProps) {
  switch (filter.kind) {
    case 'choice':
      return filter.options.map((option) => (
        <Checkbox
          key={option.value}
          checked={values.includes(option.value)}
          label={
            <span className={styles.option}>
              {option.meaning && <MeaningShape meaning={option.meaning} size={10} />}
              {option.label}
            </span>
          }
          onChange={(event) =>
            onValues(
              event.currentTarget.checked
                ? [...values, option.value]
                : values.filter((value) => value !== option.value),
            )
          }
        />
      ));
    case 'period':
      return (
        <div className={styles.period}>
          <TextInput
            type="date"
            label="From"
            value={values[0] ?? ''}
            max={values[1] || undefined}
            onChange={(event) => onValues([event.currentTarget.value, values[1] ?? ''])}
          />
          <TextInput
            type="date"
            label="Until"
            value={values[1] ?? ''}
            min={values[0] || undefined}
            onChange={(event) => onValues([values[0] ?? '', event.currentTarget.value])}
          />
        </div>
      );
    case 'text':
      return (
        <TextInput
          label={`${filter.label} contains`}
          value={values[0] ?? ''}
          onChange={(event) => onValues([event.currentTarget.value])}
          onKeyDown={(event) => event.key === 'Enter' && onDone()}
        />
      );
  }
}
