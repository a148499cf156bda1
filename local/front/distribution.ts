import type { Behaviour, DistributionConfig, HeadersPolicyConfig } from '../template/shapes/edge.ts';
import { managedPolicies } from '../template/shapes/edge.ts';
import { type Cache, secondsToKeep } from './cache.ts';
import { compress } from './compress.ts';
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

  const answer = async (behaviour: Behaviour, request: ViewerRequest): Promise<FrontResponse> => {
    const mayCache =
      isCaching(behaviour) && (request.method === 'GET' || request.method === 'HEAD') && !request.headers.range;
    const found = mayCache ? cache.find(request.path) : undefined;
    if (found) return { ...found, headers: { ...found.headers, 'x-cache': 'Hit from cloudfront' } };
    const response = await errorPage(await fetchOrigin(behaviour, request));
    if (mayCache && request.method === 'GET' && response.status === 200)
      cache.keep(request.path, response, secondsToKeep(response));
    return { ...response, headers: { ...response.headers, 'x-cache': 'Miss from cloudfront' } };
  };

  return async (request) => {
    const behaviour = behaviourOf(request.path);
    if (!(behaviour.AllowedMethods as readonly string[]).includes(request.method))
      return plain(403, 'Method not allowed');
    let { path } = request;
    for (const { EventType, FunctionARN } of behaviour.FunctionAssociations) {
      const run = EventType === 'viewer-request' ? functions.get(FunctionARN) : undefined;
      const result = run && (await run({ ...request, path }));
      if (result && 'response' in result) return result.response;
      if (result) path = result.path;
    }
    const response = await answer(behaviour, { ...request, path });
    const policy = parts.headersPolicies.get(behaviour.ResponseHeadersPolicyId ?? '');
    const dressed = policy ? applyHeadersPolicy(policy, response) : response;
    return behaviour.Compress ? compress(dressed, request.headers['accept-encoding'] ?? '') : dressed;
  };
};
