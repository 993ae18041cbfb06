import { outlineOf } from '../../shared/files/pdf/path.ts';
import type { Primitive } from '../../shared/journey/scene.types.ts';
import { textWidth } from '../../shared/journey/text/wrap.ts';

export interface Extent {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** As wide as a halo or a rounded end may reach past its line. */
const SLACK = 4;

function innerOf(item: Primitive): Extent {
  switch (item.type) {
    case 'box':
    case 'image':
      return { left: item.x, top: item.y, right: item.x + item.width, bottom: item.y + item.height };
    case 'line':
      return {
        left: Math.min(item.x1, item.x2),
        top: Math.min(item.y1, item.y2),
        right: Math.max(item.x1, item.x2),
        bottom: Math.max(item.y1, item.y2),
      };
    case 'path':
      return outlineOf(item.d).extent;
    case 'text': {
      // letters of other scripts are wider and taller than the ones that were counted on
      const { size } = item;
      const width = textWidth(item.text, item) * 1.5 + size;
      const left = item.anchor === 'middle' ? item.x - width / 2 : item.anchor === 'end' ? item.x - width : item.x;
      return { left: left - size, top: item.y - 1.5 * size, right: left + width + size, bottom: item.y + size };
    }
  }
}

/** How far a primitive may reach when it is painted: never less than it does. */
export function extentOf(item: Primitive): Extent {
  const { left, top, right, bottom } = innerOf(item);
  const more = SLACK + ('strokeWidth' in item ? (item.strokeWidth ?? 0) : 0);
  return { left: left - more, top: top - more, right: right + more, bottom: bottom + more };
}
