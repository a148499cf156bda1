/** Median of a list of figures. */
export const median = (figures: readonly number[]): number => {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
};

/** Runs something several times and gives the milliseconds of each run. */
export const timed = async (runs: number, run: () => Promise<unknown>): Promise<number[]> => {
  const figures: number[] = [];
  for (let count = 0; count < runs; count += 1) {
    const started = performance.now();
    await run();
    figures.push(performance.now() - started);
  }
  return figures;
};

/** One line of the result: what was measured, its median, and what the design allows. */
export interface Measure {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'transitions' | 'KB';
  readonly figures: readonly number[];
  readonly budget?: number;
}

/** Lines for people: median, span, budget and whether it is kept. */
export const report = (measures: readonly Measure[]): string =>
  measures
    .map(({ name, unit, figures, budget }) => {
      const middle = median(figures);
      const span =
        figures.length > 1 ? ` (${Math.round(Math.min(...figures))}–${Math.round(Math.max(...figures))})` : '';
      const kept = budget === undefined ? '' : `  budget ${budget} ${unit}  ${middle <= budget ? 'kept' : 'MISSED'}`;
      return `${name.padEnd(58)} ${`${Math.round(middle * 10) / 10} ${unit}${span}`.padEnd(26)}${kept}`;
    })
    .join('\n');
