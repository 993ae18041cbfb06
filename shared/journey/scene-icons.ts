import type { Channel } from './journey.ts';
import type { Primitive } from './scene.types.ts';
import { at, circle, path, type Style } from './scene-parts.ts';

/** Outlines on a grid of 16, absolute commands only, so that they can be placed by arithmetic. */
const CHANNEL_ICONS: Readonly<Record<Channel, string>> = {
  web: 'M2,3 L14,3 L14,13 L2,13 Z M2,6 L14,6 M4.5,4.5 L4.6,4.5',
  app: 'M4.5,1.5 L11.5,1.5 L11.5,14.5 L4.5,14.5 Z M7.2,12.5 L8.8,12.5',
  'e-mail': 'M1.5,3.5 L14.5,3.5 L14.5,12.5 L1.5,12.5 Z M1.5,4.5 L8,9 L14.5,4.5',
  message: 'M2,2.5 L14,2.5 L14,11 L7,11 L4,14 L4,11 L2,11 Z',
  phone:
    'M3,2 L6,2 L7,5.5 L5.4,6.8 C6.2,8.5 7.5,9.8 9.2,10.6 L10.5,9 L14,10 L14,13 C14,13.6 13.6,14 13,14 C7,13.6 2.4,9 2,3 C2,2.4 2.4,2 3,2 Z',
  chat: 'M1.5,2.5 L10.5,2.5 L10.5,8.5 L5,8.5 L3,10.5 L3,8.5 L1.5,8.5 Z M12.5,6 L14.5,6 L14.5,12 L13,12 L13,14 L11,12 L6.5,12 L6.5,10.5',
  social: 'M8,13.5 C3,10 1.5,7.5 2.2,5 C3,2.6 6.4,2.2 8,4.8 C9.6,2.2 13,2.6 13.8,5 C14.5,7.5 13,10 8,13.5 Z',
  store: 'M2.5,7 L2.5,14 L13.5,14 L13.5,7 M1.5,6.5 L3.5,2 L12.5,2 L14.5,6.5 Z M6.5,14 L6.5,9.5 L9.5,9.5 L9.5,14',
  post: 'M2,5 L8,2 L14,5 L14,11.5 L8,14.5 L2,11.5 Z M2,5 L8,8 L14,5 M8,8 L8,14.5',
  partner:
    'M5.5,7 C3.2,7 3.2,2.5 5.5,2.5 C7.8,2.5 7.8,7 5.5,7 Z M1.5,13.5 C1.5,8 9.5,8 9.5,13.5 M10,2.7 C12.2,2.9 12.2,6.7 10,6.9 M11.5,9.4 C13.5,10 14.5,11.5 14.5,13.5',
};

export function placed(outline: string, x: number, y: number, scale: number): string {
  return outline.replace(/(-?[\d.]+),(-?[\d.]+)/gu, (_, px: string, py: string) =>
    at(x + Number(px) * scale, y + Number(py) * scale),
  );
}

/** A channel's outline in a square. */
export function channelIcon(channel: Channel, x: number, y: number, size: number, stroke: string): Primitive {
  return path({ d: placed(CHANNEL_ICONS[channel], x, y, size / 16), stroke, strokeWidth: 1.15 });
}

/** A face for a feeling: the mouth bends as the value does. */
export function face(x: number, y: number, value: number, colour: string, { tokens }: Style): Primitive[] {
  const radius = 8.5;
  const bend = Math.max(-1, Math.min(1, value / 2)) * 3.4;
  // the ends of a smile stand higher than its middle
  const ends = y + 3 - bend * 0.45;
  const mouth = `M${at(x - 3.6, ends)}Q${at(x, ends + bend * 1.5)},${at(x + 3.6, ends)}`;
  return [
    path({ d: circle(x, y, radius), fill: tokens.surface, stroke: colour, strokeWidth: 1.75 }),
    path({ d: circle(x - 2.9, y - 2, 1.05), fill: colour }),
    path({ d: circle(x + 2.9, y - 2, 1.05), fill: colour }),
    path({ d: mouth, stroke: colour, strokeWidth: 1.5 }),
  ];
}
