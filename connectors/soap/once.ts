/** Makes something when it is first asked for, once; when that fails, whoever asks next tries again. */
export function once<T>(make: () => Promise<T>): { (): Promise<T>; made?: Promise<T> } {
  const ask: { (): Promise<T>; made?: Promise<T> } = () => {
    ask.made ??= make().catch((error: unknown) => {
      delete ask.made;
      throw error;
    });
    return ask.made;
  };
  return ask;
}
