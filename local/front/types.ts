/** What a viewer sent, read whole. */
export interface ViewerRequest {
  readonly method: string;
  /** Path, still percent-encoded. */
  readonly path: string;
  /** Query without `?`, still percent-encoded; empty when there is none. */
  readonly query: string;
  /** Lower-case names; repeated ones joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Address and port of the viewer, as CloudFront tells it. */
  readonly address: string;
}

export interface FrontResponse {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body: Buffer;
}

/** Where a behaviour sends a request. */
export type FetchOrigin = (request: ViewerRequest) => Promise<FrontResponse>;

/** A short answer of the edge's own. */
export const plain = (status: number, text: string): FrontResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: Buffer.from(text),
});
