/**
 * Fetches each thing once and keeps the `most` that were asked for last. Only for what never changes; what could not be
 * fetched is asked for again.
 */
export const remember = <Value>(
  most: number,
  fetch: (key: string) => Promise<Value>,
): ((key: string) => Promise<Value>) => {
  const kept = new Map<string, Promise<Value>>();
  return (key) => {
    const value = kept.get(key) ?? fetch(key);
    // What is put in again goes to the end: the first is the one not asked for longest.
    kept.delete(key);
    kept.set(key, value);
    value.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
};
