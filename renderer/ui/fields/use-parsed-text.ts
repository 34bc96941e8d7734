import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import type { FieldBinding } from '../form/field.ts';
import type { Parsed } from '../parse/parsed.ts';

interface Reading<T> {
  readonly parse: (text: string) => Parsed<T>;
  readonly format: (value: T) => string;
}

/** A text that stands for a value: understood while it is typed, written the one right way when the field is left. */
export function useParsedText<T>(
  { value, onChange, onLeave, onUnread }: FieldBinding<T | null>,
  { parse, format }: Reading<T>,
) {
  const written = value === null ? '' : format(value);
  const [text, setText] = useState(written);
  const told = useRef(written);
  // The value changed from outside (a draft, a reset): the text follows it.
  useEffect(() => {
    if (written === told.current) return;
    told.current = written;
    setText(written);
  }, [written]);

  const read = (next: string): T | undefined => {
    setText(next);
    const parsed = next.trim() === '' ? undefined : parse(next);
    const understood = parsed?.ok ? parsed.value : null;
    told.current = understood === null ? '' : format(understood);
    onChange(understood);
    onUnread?.(parsed && !parsed.ok ? parsed.problem : undefined);
    return parsed?.ok ? parsed.value : undefined;
  };

  return {
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => void read(event.currentTarget.value),
    onPaste: (event: ClipboardEvent<HTMLInputElement>) => {
      const { selectionStart, selectionEnd, value: before } = event.currentTarget;
      // Pasting into the middle of a text is editing; pasting the whole of it is understood at once.
      if (selectionStart !== 0 || selectionEnd !== before.length) return;
      const parsed = parse(event.clipboardData.getData('text'));
      if (!parsed.ok) return;
      event.preventDefault();
      read(format(parsed.value));
    },
    onBlur: () => {
      const parsed = parse(text);
      if (parsed.ok) setText(format(parsed.value));
      onLeave?.();
    },
  };
}
