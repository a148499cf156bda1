/** One thing said of a step: words, with the instant at which it happened and what somebody said. */
export interface Line {
  readonly text: string;
  readonly at?: string;
  readonly quote?: string;
}

/** One step of a submission's path, in words for its sender. */
export interface Step {
  readonly title: string;
  /** `back`: passed to an earlier stage, and the path goes on from there. */
  readonly tone: 'done' | 'now' | 'ahead' | 'back' | 'stopped';
  /** How it stands, as a label. */
  readonly state: string;
  readonly lines: readonly Line[];
  /** Further reading: a place of the same page, or another address. */
  readonly link?:
    | { readonly anchor: 'findings'; readonly text: string }
    | { readonly href: string; readonly text: string };
}
