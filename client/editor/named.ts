/** What has a head: a name on the frame of the map. */
export type Named = 'stage' | 'step' | 'lane';
export const KIND_OF = { stage: 'stages', step: 'steps', lane: 'lanes' } as const;
