import { useEffect, useState } from 'react';
import { TextField } from '../../ui/field.tsx';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'search' | 'date';
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A filter of text: it counts on Enter, or when one leaves it. */
export function TextFilter({ label, hint, type = 'search', value = '', onChange }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const tell = () => text.trim() !== value && onChange(text.trim());
  return (
    <TextField
      label={label}
      type={type}
      value={text}
      placeholder={hint}
      onChange={(event) => {
        setText(event.target.value);
        // A day is chosen whole, and the cross of a search empties it.
        if (type === 'date' || event.target.value === '') onChange(event.target.value);
      }}
      onBlur={tell}
      onKeyDown={(event) => event.key === 'Enter' && tell()}
    />
  );
}
