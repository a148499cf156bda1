import type { FrontResponse, ViewerRequest } from './types.ts';

/** Headers by which a viewer says what it has already. */
const conditions = ['if-none-match', 'if-modified-since'];

/** The request for the object itself, whatever the viewer has of it: the edge wants to keep it whole. */
export const unconditional = (request: ViewerRequest): ViewerRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !conditions.includes(name))),
});

const tag = (etag: string): string => etag.trim().replace(/^W\//, '');

const isKnown = ({ headers: asked }: ViewerRequest, { headers }: FrontResponse): boolean => {
  const tags = asked['if-none-match'];
  if (tags !== undefined)
    return (
      headers.etag !== undefined && tags.split(',').some((one) => ['*', tag(headers.etag ?? '')].includes(tag(one)))
    );
  const since = Date.parse(asked['if-modified-since'] ?? '');
  return Date.parse(headers['last-modified'] ?? '') <= since;
};

/** Answers 304 without a body when the viewer has the object already, by its ETag or else by its date. */
export const answerConditions = (request: ViewerRequest, response: FrontResponse): FrontResponse => {
  if (response.status !== 200 || !isKnown(request, response)) return response;
  const headers = Object.entries(response.headers).filter(([name]) => !name.startsWith('content-'));
  return { ...response, status: 304, headers: Object.fromEntries(headers), body: Buffer.alloc(0) };
};
