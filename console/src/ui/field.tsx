import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';

interface Common {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Where the place says what it is: the label is read, not shown. */
  readonly hideLabel?: boolean;
}

function Field({ id, label, hint, hideLabel = false, children }: Common & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'sr-only' : undefined}>
        {label}
      </label>
      {children}
      {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

/** A line of text with its label. */
export function TextField({ label, hint, hideLabel, ...rest }: Common & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} hideLabel={hideLabel ?? false}>
      <input id={id} className="input" aria-describedby={hint === undefined ? undefined : `${id}-hint`} {...rest} />
    </Field>
  );
}

/** Several lines of text with their label. */
export function AreaField({ label, hint, hideLabel, ...rest }: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} hideLabel={hideLabel ?? false}>
      <textarea id={id} className="textarea" aria-describedby={hint === undefined ? undefined : `${id}-hint`} {...rest} />
    </Field>
  );
}

interface SelectProps extends Common, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange'> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

/** A choice with its label. */
export function SelectField({ label, hint, hideLabel, options, onChoose, ...rest }: SelectProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} hideLabel={hideLabel ?? false}>
      <select id={id} className="select" onChange={(event) => onChoose(event.target.value)} {...rest}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}
