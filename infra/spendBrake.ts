import type { InstallationSettings } from './settings.ts';

/** Functions that strangers or anybody with a link can set in motion, as often as they like. */
export type Braked = keyof typeof atOnce;

/**
 * How often each may run at the same time. A season's last day brings some uploads a second, each of which takes a function
 * for less than a second; what comes faster is tried again by whoever asked, for seconds (state machine) or hours (events).
 */
const atOnce = { receive: 10, parse: 10, render: 10, portal: 20, board: 10 } as const;

/** All of them together: an account must have so many, and a hundred more for everything else. */
export const reservedInAll = Object.values(atOnce).reduce((sum, one) => sum + one, 0);

/** The bound on one function, where the installation wants bounds. */
export const brakeOn = ({ spendBrake }: InstallationSettings, one: Braked): { concurrency?: number } =>
  spendBrake ? { concurrency: atOnce[one] } : {};
