import type { Action } from './action.types.ts';
import { LANE_ACTIONS } from './lane-actions.ts';
import { STAGE_ACTIONS } from './stage-actions.ts';
import { STEP_ACTIONS } from './step-actions.ts';

export { ADD_LANE_ACTIONS, addLane, addUsualLanes } from './lane-actions.ts';
export { addStage, unfoldStage } from './stage-actions.ts';
export { addStep } from './step-actions.ts';

/** What can be done with the frame of the map. */
export const STRUCTURE_ACTIONS: readonly Action[] = [...STAGE_ACTIONS, ...STEP_ACTIONS, ...LANE_ACTIONS];
