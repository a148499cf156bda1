/** What the stack tells a worker: what to load (once, first), then one event at a time. */
export type ToWorker =
  | {
      readonly kind: 'load';
      /** `index.handler`: the file without its ending, and the export. */
      readonly handler: string;
      readonly directory: string;
      readonly clockOffset: number;
    }
  | {
      readonly kind: 'event';
      readonly requestId: string;
      readonly payload: string;
      readonly functionArn: string;
      readonly timeoutMilliseconds: number;
      readonly clockOffset: number;
    };

/** An error as Lambda reports it to whoever asked. */
export interface ReportedError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export type FromWorker =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'answer'; readonly payload: string }
  | { readonly kind: 'failed'; readonly error: ReportedError };
