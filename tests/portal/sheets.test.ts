import { describe, expect, test } from 'vitest';
import { sheetTypeOf } from '../../functions/portal/sheetType.ts';
import { decisionOf, hash } from '../builders/approval.ts';
import { pageOf } from './page.ts';
import { approveToken, code, createWorld } from './world.ts';

const path = `/approve/${approveToken}`;
const name = 'N'.repeat(43);
const pdf = new TextEncoder().encode('%PDF-1.7\n…');
const approve = { choice: 'approve', opinion: '', code };

describe('the kind of a sheet', () => {
  test('is told by its first bytes', () => {
    expect(sheetTypeOf(pdf)).toBe('application/pdf');
    expect(sheetTypeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(sheetTypeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png');
    expect(sheetTypeOf(new TextEncoder().encode('<html>%PDF-'))).toBeUndefined();
    expect(sheetTypeOf(new Uint8Array())).toBeUndefined();
  });
});

describe('attaching a signed sheet', () => {
  test('the form posts it to the work bucket under a name of ours, and comes back with it', async () => {
    const answer = await createWorld().get(path);
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://work.example.org;");
    const page = await pageOf(answer);
    const key = page.valueOf('key') ?? '';
    expect(key).toMatch(new RegExp(`^submissions/${hash('a')}/sheets/1/head/uploads/[A-Za-z0-9_-]{43}$`));
    const sent = key.split('/').at(-1);
    expect(page.valueOf('success_action_redirect')).toBe(`https://gongkai.example.org${path}?sheet=${sent}`);
  });

  test('what has arrived is shown and goes with the decision', async () => {
    const world = createWorld({ sheets: { [name]: pdf } });
    const page = await pageOf(await world.get(`${path}?sheet=${name}`));
    expect(page.text()).toContain('签发单已上传（PDF，12 字节），将随下面的意见一并保存。');
    expect(page.valueOf('sheet')).toBe(name);
    await world.post(path, { ...approve, sheet: name });
    expect(world.stage().decisions[0]?.sheet).toMatchObject({ mediaType: 'application/pdf', size: 12 });
  });

  test('what is no sheet is told and not attached', async () => {
    const world = createWorld({ sheets: { [name]: new TextEncoder().encode('<script>') } });
    const page = await pageOf(await world.get(`${path}?sheet=${name}`));
    expect(page.texts('problem')).toEqual(['上传的文件不是PDF、JPEG或PNG文件，或没有上传成功，请重新选择。']);
    expect(page.valueOf('sheet')).toBeUndefined();
  });

  test('a decision that names a sheet nobody sent is not taken', async () => {
    const world = createWorld();
    const answer = await world.post(path, { ...approve, sheet: name });
    expect(answer.status).toBe(422);
    expect(world.stage().decisions).toEqual([]);
  });

  test('later approvers fetch it by an address that names nobody, signed for some minutes', async () => {
    const sheet = { sha256: hash('e'), mediaType: 'image/png', size: 2_000_000 } as const;
    const world = createWorld({ stage: { need: 2, decisions: [decisionOf({ personId: 'deputy', sheet })] } });
    const page = await pageOf(await world.get(path));
    expect(page.texts('sheet')).toEqual(['签发单（PNG图片，1.9 MB）']);
    expect(page.attributes('a', 'href')).toContain(`${path}/sheets/1/0`);
    const answer = await world.get(`${path}/sheets/1/0`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(`https://work.example.org/sheets/deputy/${hash('e')}?signature`);
    for (const nothing of ['0/0', '1/1', '7/0'])
      expect((await world.get(`${path}/sheets/${nothing}`)).status).toBe(410);
  });

  test('when the wait is over no sheet is given out any more', async () => {
    const sheet = { sha256: hash('e'), mediaType: 'image/png', size: 2_000_000 } as const;
    const decisions = [decisionOf({ personId: 'deputy', sheet })];
    const world = createWorld({ stage: { decisions, outcome: 'approved' } });
    expect((await world.get(`${path}/sheets/1/0`)).status).toBe(410);
  });
});
