import { spawn } from 'node:child_process';

/** Sees to it that frozen processes do not outlive this one, even if it is killed. */
export interface Undertaker {
  /** Says which processes are to end with this one, in place of what was said before. */
  watch(processIds: readonly number[]): void;
}

// Its input ends when we end, however that happens; the last line it has read are the processes to kill.
const script = 'trap "" INT TERM HUP; last=; while read -r line; do last=$line; done; [ -z "$last" ] || kill -9 $last';

export const startUndertaker = (): Undertaker => {
  const shell = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  shell.unref();
  shell.stdin.on('error', () => undefined);
  if ('unref' in shell.stdin && typeof shell.stdin.unref === 'function') shell.stdin.unref();
  return { watch: (processIds) => void shell.stdin.write(`${processIds.join(' ')}\n`) };
};
