/** A size in bytes as people read it: 812 字节, 34 KB, 2.6 MB. */
export const fileSize = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
};
