import { describe, expect, it, test } from 'vitest';
import { edition2021 } from '../../schemas/form/edition2021.ts';
import { englishOf, englishWithoutLabel, withoutEnglish } from '../../schemas/form/english.ts';
import { forms } from '../../schemas/form/index.ts';
import type { Form } from '../../schemas/form/model.ts';

test.each(Object.values(forms))('every label of the $edition form has its English', (form) => {
  expect(withoutEnglish(form)).toEqual([]);
});

test('no English is kept for a label the forms no longer have', () => {
  expect(englishWithoutLabel(Object.values(forms))).toEqual([]);
});

describe('an edition that is new', () => {
  const [table1, ...others] = edition2021.tables;
  const renewed: Form = {
    ...edition2021,
    name: '2030年版格式',
    tables: [
      {
        ...table1!,
        blocks: [
          {
            heading: '第二十条第（十）项',
            columns: [{ label: '总数', columns: [{ key: 'all', label: '总计', unit: '件' }] }],
            rows: [{ label: '组', rows: [{ key: 'plan', label: '规划' }] }],
          },
        ],
      },
      ...others,
    ],
  };

  it('is told which of its labels have no English', () => {
    expect(withoutEnglish(renewed)).toEqual(['2030年版格式', '第二十条第（十）项', '总数', '组', '规划']);
  });

  it('cannot be put into the dictionary without', () => {
    expect(() => englishOf('规划')).toThrow('规划');
  });
});

test.each([
  ['（三）不予公开', '(3) Disclosure refused'],
  ['四、结转下年度继续办理', '4. Carried over to the next year'],
  ['万元', '10,000 yuan'],
])('the numbering and the meaning of %s stay in English: %s', (label, english) => {
  expect(englishOf(label)).toBe(english);
});
