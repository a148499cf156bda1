import type { HeadersPolicyConfig } from '../template/shapes/edge.ts';
import type { FrontResponse } from './types.ts';

type Header = readonly [name: string, value: string, override: boolean];

const securityHeaders = (config: NonNullable<HeadersPolicyConfig['SecurityHeadersConfig']>): Header[] => {
  const {
    ContentSecurityPolicy: csp,
    ContentTypeOptions: sniff,
    FrameOptions: frame,
    ReferrerPolicy: referrer,
  } = config;
  const hsts = config.StrictTransportSecurity;
  const hstsValue = hsts && [
    `max-age=${hsts.AccessControlMaxAgeSec}`,
    hsts.IncludeSubdomains && 'includeSubDomains',
    hsts.Preload && 'preload',
  ];
  const headers: (Header | undefined)[] = [
    csp && ['content-security-policy', csp.ContentSecurityPolicy, csp.Override],
    sniff && ['x-content-type-options', 'nosniff', sniff.Override],
    frame && ['x-frame-options', frame.FrameOption, frame.Override],
    referrer && ['referrer-policy', referrer.ReferrerPolicy, referrer.Override],
    hsts && hstsValue && ['strict-transport-security', hstsValue.filter(Boolean).join('; '), hsts.Override],
  ];
  return headers.filter((header) => header !== undefined);
};

/** What a page of another host is told; a request is one of its own when it names its origin. */
const corsHeaders = (config: HeadersPolicyConfig['CorsConfig'], origin: string | undefined): Header[] => {
  if (!config || origin === undefined) return [];
  const exposed = config.AccessControlExposeHeaders?.Items ?? [];
  const override = config.OriginOverride;
  return [
    ['access-control-allow-origin', '*', override],
    ...(exposed.length > 0 ? [['access-control-expose-headers', exposed.join(', '), override] as const] : []),
  ];
};

/**
 * Applies a response headers policy: takes away what it removes, then sets what it sets. `origin` is the request's
 * header of that name: CORS is answered only where it was sent.
 */
export const applyHeadersPolicy = (
  policy: HeadersPolicyConfig,
  response: FrontResponse,
  origin: string | undefined,
): FrontResponse => {
  const custom = (policy.CustomHeadersConfig?.Items ?? []).map(
    (item): Header => [item.Header.toLowerCase(), item.Value, item.Override],
  );
  const removed = new Set((policy.RemoveHeadersConfig?.Items ?? []).map((item) => item.Header.toLowerCase()));
  const kept = Object.entries(response.headers).filter(([name]) => !removed.has(name));
  const headers = Object.fromEntries(kept);
  const set = [
    ...corsHeaders(policy.CorsConfig, origin),
    ...securityHeaders(policy.SecurityHeadersConfig ?? {}),
    ...custom,
  ];
  for (const [name, value, override] of set) if (override || !(name in headers)) headers[name] = value;
  return { ...response, headers };
};
