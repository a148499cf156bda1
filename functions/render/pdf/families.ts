/** Which family prints what, as GB/T 9704 wants it where the installation has such fonts: 小标宋, 仿宋, 黑体. */
const preferred = {
  title: ['FZXiaoBiaoSong-B05S', '方正小标宋简体', 'Noto Serif SC'],
  body: ['FangSong', 'FangSong_GB2312', '仿宋', '仿宋_GB2312', 'FZFangSong-Z02S', 'Noto Serif SC'],
  heading: ['SimHei', '黑体', 'FZHei-B01S', 'Noto Sans SC'],
} as const;

export type Role = keyof typeof preferred;

/** For each role the installed families in order: the fitting one first, all others for the characters it lacks. */
export const familiesFor = (installed: readonly string[]): Record<Role, string[]> => {
  const order = (names: readonly string[]): string[] => [
    ...names.filter((name) => installed.includes(name)),
    ...installed.filter((name) => !names.includes(name)),
  ];
  return { title: order(preferred.title), body: order(preferred.body), heading: order(preferred.heading) };
};
