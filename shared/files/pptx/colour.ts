import { SLOTS, type Ink, type Slot } from '../slides/ink.ts';

/** Colours as the file says them: by their slot of the theme where they stand in one. */
export class Colours {
  private readonly bySlot = new Map<string, string>();
  /** Which slots are ground and ink: a dark deck has its dark colour behind, as Office does it. */
  readonly map: { bg1: Slot; tx1: Slot; bg2: Slot; tx2: Slot };

  constructor({ slots, ground }: Ink) {
    const dark = slots.dk1 === ground;
    this.map = dark
      ? { bg1: 'dk1', tx1: 'lt1', bg2: 'dk2', tx2: 'lt2' }
      : { bg1: 'lt1', tx1: 'dk1', bg2: 'lt2', tx2: 'dk2' };
    const mapped = new Map<Slot, string>(
      (['bg1', 'tx1', 'bg2', 'tx2'] as const).map((name) => [this.map[name], name] as const),
    );
    for (const slot of SLOTS.toReversed()) this.bySlot.set(slots[slot].toUpperCase(), mapped.get(slot) ?? slot);
  }

  colour(hex: string): string {
    const slot = this.bySlot.get(hex.toUpperCase());
    return slot === undefined ? `<a:srgbClr val="${hex.slice(1).toUpperCase()}"/>` : `<a:schemeClr val="${slot}"/>`;
  }

  solid(hex: string): string {
    return `<a:solidFill>${this.colour(hex)}</a:solidFill>`;
  }

  outline(hex: string | undefined, width = 0.75): string {
    return hex === undefined
      ? '<a:ln><a:noFill/></a:ln>'
      : `<a:ln w="${Math.round(width * 12_700)}">${this.solid(hex)}</a:ln>`;
  }
}
