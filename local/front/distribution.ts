import type { Behaviour, DistributionConfig, HeadersPolicyConfig } from '../template/shapes/edge.ts';
import { managedPolicies } from '../template/shapes/edge.ts';
import { type Cache, secondsToKeep } from './cache.ts';
import { compress } from './compress.ts';
import { answerConditions, unconditional } from './conditions.ts';
import { compileEdgeFunction } from './edge-function.ts';
import { applyHeadersPolicy } from './headers.ts';
import { type FetchOrigin, type FrontResponse, plain, type ViewerRequest } from './types.ts';

export interface DistributionParts {
  readonly config: DistributionConfig;
  /** By origin id. */
  readonly origins: ReadonlyMap<string, FetchOrigin>;
  /** Code of CloudFront Functions by ARN. */
  readonly functionCode: ReadonlyMap<string, string>;
  /** By policy id. */
  readonly headersPolicies: ReadonlyMap<string, HeadersPolicyConfig>;
  readonly cache: Cache;
}

interface Answer {
  readonly response: FrontResponse;
  /** As `x-cache` says it. */
  readonly state: string;
  readonly failed: boolean;
}

const matches = (pattern: string, path: string): boolean => {
  const normal = pattern.startsWith('/') ? pattern : `/${pattern}`;
  const expression = normal
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(path);
};

/** Serves requests as the distribution would: behaviours, functions, cache, origins, error pages, headers. */
export const createDistribution = (parts: DistributionParts): ((request: ViewerRequest) => Promise<FrontResponse>) => {
  const { config, cache } = parts;
  const functions = new Map([...parts.functionCode].map(([arn, code]) => [arn, compileEdgeFunction(code)]));
  const behaviourOf = (path: string): Behaviour =>
    config.CacheBehaviors.find(({ PathPattern }) => matches(PathPattern, path)) ?? config.DefaultCacheBehavior;
  const isCaching = (behaviour: Behaviour): boolean => behaviour.CachePolicyId === managedPolicies.cachingOptimized;

  const fetchOrigin = async (behaviour: Behaviour, request: ViewerRequest): Promise<FrontResponse> => {
    const origin = config.Origins.find(({ Id }) => Id === behaviour.TargetOriginId);
    const fetch = parts.origins.get(behaviour.TargetOriginId);
    if (!origin || !fetch) return plain(502, `No origin ${behaviour.TargetOriginId}`);
    const custom = origin.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
      HeaderName.toLowerCase(),
      HeaderValue,
    ]);
    return fetch({ ...request, headers: { ...request.headers, ...Object.fromEntries(custom) } });
  };

  const errorPage = async (response: FrontResponse): Promise<FrontResponse> => {
    const rule = config.CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === response.status);
    if (!rule?.ResponsePagePath) return response;
    const path = rule.ResponsePagePath;
    const request = { method: 'GET', path, query: '', headers: {}, body: Buffer.alloc(0), address: '' };
    const page = await fetchOrigin(behaviourOf(path), request);
    return page.status === 200 ? { ...page, status: rule.ResponseCode ?? response.status } : response;
  };

  /** The answer of the cache, or else of the origin. `failed` is the origin's word, whatever page stands in for it. */
  const answer = async (behaviour: Behaviour, request: ViewerRequest): Promise<Answer> => {
    const mayCache =
      isCaching(behaviour) && (request.method === 'GET' || request.method === 'HEAD') && !request.headers.range;
    const found = mayCache ? cache.find(request.path) : undefined;
    if (found) return { response: found, state: 'Hit from cloudfront', failed: false };
    const fetched = await fetchOrigin(behaviour, mayCache ? unconditional(request) : request);
    const response = await errorPage(fetched);
    if (mayCache && request.method === 'GET' && response.status === 200)
      cache.keep(request.path, response, secondsToKeep(response));
    return { response, state: 'Miss from cloudfront', failed: fetched.status >= 400 };
  };

  const functionOf = (behaviour: Behaviour, event: 'viewer-request' | 'viewer-response') =>
    functions.get(behaviour.FunctionAssociations.find(({ EventType }) => EventType === event)?.FunctionARN ?? '');

  // In CloudFront's order: what is kept is packed, the policy sets its headers, the function of the response sees both.
  const dress = async (behaviour: Behaviour, request: ViewerRequest, { response, failed }: Answer) => {
    const packed = behaviour.Compress ? compress(response, request.headers['accept-encoding'] ?? '') : response;
    const asked = isCaching(behaviour) ? answerConditions(request, packed) : packed;
    const policy = parts.headersPolicies.get(behaviour.ResponseHeadersPolicyId ?? '');
    const headed = policy ? applyHeadersPolicy(policy, asked, request.headers.origin) : asked;
    const run = failed ? undefined : functionOf(behaviour, 'viewer-response');
    return run ? run.onResponse(request, headed) : headed;
  };

  return async (request) => {
    const behaviour = behaviourOf(request.path);
    if (!(behaviour.AllowedMethods as readonly string[]).includes(request.method))
      return plain(403, 'Method not allowed');
    const changed = await functionOf(behaviour, 'viewer-request')?.onRequest(request);
    if (changed && 'response' in changed) return changed.response;
    const found = await answer(behaviour, { ...request, path: changed?.path ?? request.path });
    const dressed = await dress(behaviour, request, found);
    return { ...dressed, headers: { ...dressed.headers, 'x-cache': found.state } };
  };
};
