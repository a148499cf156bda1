/** What must be stopped in the end, in the reverse order of its start. */
export interface Closers {
  add(close: () => unknown): void;
  /** Closes everything, even if some of it fails; throws the first failure. */
  close(): Promise<void>;
}

export const createClosers = (): Closers => {
  const closers: (() => unknown)[] = [];
  return {
    add: (close) => void closers.push(close),
    close: async () => {
      const failures: unknown[] = [];
      for (let next = closers.pop(); next; next = closers.pop()) {
        try {
          await next();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
};
