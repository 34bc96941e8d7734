import { ActionIcon, Tooltip } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { MouseEvent, Ref } from 'react';

export interface IconButtonProps {
  icon: LucideIcon;
  /** What it does: its accessible name and its tooltip. */
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  ref?: Ref<HTMLButtonElement>;
  onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** A button that is only a sign; its words are its tooltip. */
export function IconButton({ icon: Icon, label, pressed, disabled, ref, onClick, ...menuTarget }: IconButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        ref={ref}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled ?? false}
        onClick={onClick}
        {...menuTarget}
      >
        <Icon size={15} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
