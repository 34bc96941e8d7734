import styles from './ChoiceChips.module.css';

interface ChoiceChipsProps {
  label: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  /** Nothing: all. */
  value: string | undefined;
  onValue: (value: string | undefined) => void;
  /** False where one must be chosen. */
  all?: boolean;
}

/** One of a few, or all: the filter that is changed so often that it stands open. */
export function ChoiceChips({ label, choices, value, onValue, all = true }: ChoiceChipsProps) {
  const chip = (wanted: string | undefined, word: string) => (
    <button
      key={word}
      type="button"
      className={styles.chip}
      aria-pressed={value === wanted}
      onClick={() => onValue(wanted)}
    >
      {word}
    </button>
  );
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {all && chip(undefined, 'All')}
      {choices.map((choice) => chip(choice.value, choice.label))}
    </fieldset>
  );
}
