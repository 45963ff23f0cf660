interface Props<Value extends string> {
  readonly label: string;
  readonly chosen: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ label, chosen, options, onChoose }: Props<Value>) {
  return (
    <fieldset className="choice" aria-label={label}>
      {options.map(({ value, label: text }) => (
        <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {text}
        </button>
      ))}
    </fieldset>
  );
}
