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

/** Applies a response headers policy: sets what it sets, takes away what it removes. */
export const applyHeadersPolicy = (policy: HeadersPolicyConfig, response: FrontResponse): FrontResponse => {
  const custom = (policy.CustomHeadersConfig?.Items ?? []).map(
    (item): Header => [item.Header.toLowerCase(), item.Value, item.Override],
  );
  const removed = new Set((policy.RemoveHeadersConfig?.Items ?? []).map((item) => item.Header.toLowerCase()));
  const kept = Object.entries(response.headers).filter(([name]) => !removed.has(name));
  const headers = Object.fromEntries(kept);
  for (const [name, value, override] of [...securityHeaders(policy.SecurityHeadersConfig ?? {}), ...custom]) {
    if (override || !(name in headers)) headers[name] = value;
  }
  return { ...response, headers };
};
