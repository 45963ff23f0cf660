interface Texts {
  readonly [key: string]: string | Texts;
}

/** Texts with the plural form that French and Spanish have for whole millions: it is that of other numbers where it is not given. */
export function withMany(texts: Texts): Texts {
  const whole: Record<string, string | Texts> = {};
  for (const [key, text] of Object.entries(texts)) {
    whole[key] = typeof text === 'string' ? text : withMany(text);
    if (key.endsWith('_other')) whole[key.replace(/_other$/, '_many')] ??= text;
  }
  return whole;
}
