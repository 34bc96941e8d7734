import styles from './ChoiceChips.module.css';

interface ChoiceChipsProps {
  label: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  /** Nothing: all. */
  value: string | undefined;
  onValue: (value: string | undefined) => void;
  /** The word for no choice; false where one must be chosen. */
  all?: string | false;
}

/** One of a few, or all: the filter that is changed so often that it stands open. */
export function ChoiceChips({ label, choices, value, onValue, all = 'All' }: ChoiceChipsProps) {
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
      {all !== false && chip(undefined, all)}
      {choices.map((choice) => chip(choice.value, choice.label))}
    </fieldset>
  );
}
