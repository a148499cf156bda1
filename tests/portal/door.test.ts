import { describe, expect, test } from 'vitest';
import { approveToken, createWorld, secret, sendToken } from './world.ts';

describe('the door of the portal', () => {
  test.each([undefined, '', 'something else', `${secret}!`])(
    'is shut to a request with the secret %j',
    async (sent) => {
      const { app, writes } = createWorld();
      const headers: Record<string, string> = sent === undefined ? {} : { 'x-origin-secret': sent };
      const body = new URLSearchParams({ choice: 'approve', code: '012345' });
      const answer = await app.request(`/approve/${approveToken}`, { method: 'POST', headers, body });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toBe('Forbidden');
      expect(writes).toEqual([]);
    },
  );

  test.each([`/approve/${approveToken}`, `/send/${sendToken}`, '/approve/unknown', '/elsewhere'])(
    'lets nothing of %s be stored, listed, framed or told to others',
    async (path) => {
      const { headers } = await createWorld().get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe-inline');
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH'])('does not know %s', async (method) => {
    const world = createWorld();
    const answer = await world.get(`/approve/${approveToken}`, { method, headers: { 'x-origin-secret': secret } });
    expect(answer.status).toBe(405);
  });

  test('takes no form that is too large', async () => {
    const world = createWorld();
    const answer = await world.post(`/approve/${approveToken}`, { opinion: '长'.repeat(50_000) });
    expect(answer.status).toBe(413);
  });
});
