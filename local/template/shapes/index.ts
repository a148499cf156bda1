import type { z } from 'zod';
import { accessShapes } from './access.ts';
import { computeShapes } from './compute.ts';
import { edgeShapes } from './edge.ts';
import { messagingShapes } from './messaging.ts';
import { settingsShapes } from './settings.ts';
import { storageShapes } from './storage.ts';

/** Every type the stack serves, with the properties it understands; a property that is not here stops the start. */
export const shapes = {
  ...accessShapes,
  ...computeShapes,
  ...edgeShapes,
  ...messagingShapes,
  ...settingsShapes,
  ...storageShapes,
} as const;

export type ServedType = keyof typeof shapes;
export type Properties<Type extends ServedType> = z.output<(typeof shapes)[Type]>;

export const isServed = (type: string): type is ServedType => Object.hasOwn(shapes, type);
