import styles from './table.module.css';

interface TableCheckboxProps {
  label: string;
  checked: boolean;
  indeterminate?: boolean;
  tabIndex?: number;
  onToggle: (range: boolean) => void;
}

/** A plain checkbox: hundreds pass by while scrolling, and a richer one would be felt. */
export function TableCheckbox({ label, checked, indeterminate = false, tabIndex, onToggle }: TableCheckboxProps) {
  return (
    <input
      type="checkbox"
      className={styles.checkbox}
      aria-label={label}
      checked={checked}
      tabIndex={tabIndex}
      ref={(element) => {
        if (element) element.indeterminate = indeterminate;
      }}
      onChange={(event) => onToggle('shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)}
    />
  );
}
