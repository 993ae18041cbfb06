import { createElement } from 'react';
import { later, laterPart } from '../ui/later.tsx';
import { LaneDrawing } from './lanes/lane-drawing.tsx';

/**
 * A map is drawn without them and the first card can be written; they are asked for with the first picture, and what is
 * pressed before they are here waits for them.
 */
export const HANDS = later(() => import('./hands.ts'));

export const AddLaneButtons = laterPart(HANDS, (hands) => hands.AddLaneButtons);
export const AddStageButtons = laterPart(HANDS, (hands) => hands.AddStageButtons);
export const CanvasMenu = laterPart(HANDS, (hands) => hands.CanvasMenu);
export const CardHandles = laterPart(HANDS, (hands) => hands.CardHandles);
export const Clipboard = laterPart(HANDS, (hands) => hands.Clipboard);
export const CommentMarks = laterPart(HANDS, (hands) => hands.CommentMarks);
export const Cursors = laterPart(HANDS, (hands) => hands.Cursors);
export const EmptyMap = laterPart(HANDS, (hands) => hands.EmptyMap);
export const EvidenceSpots = laterPart(HANDS, (hands) => hands.EvidenceSpots);
export const FindingMarks = laterPart(HANDS, (hands) => hands.FindingMarks);
export const FlowsLayer = laterPart(HANDS, (hands) => hands.FlowsLayer);
export const FoldedStages = laterPart(HANDS, (hands) => hands.FoldedStages);
export const FoundMark = laterPart(HANDS, (hands) => hands.FoundMark);
export const HeadComments = laterPart(HANDS, (hands) => hands.HeadComments);
export const HeadDrag = laterPart(HANDS, (hands) => hands.HeadDrag);
export const HeadField = laterPart(HANDS, (hands) => hands.HeadField);
export const LaneMarks = laterPart(HANDS, (hands) => hands.LaneMarks);
export const LinksLayer = laterPart(HANDS, (hands) => hands.LinksLayer);
export const MadeUpNote = laterPart(HANDS, (hands) => hands.MadeUpNote);
export const Minimap = laterPart(HANDS, (hands) => hands.Minimap);
export const NoteEditor = laterPart(HANDS, (hands) => hands.NoteEditor);
export const NoteMarks = laterPart(HANDS, (hands) => hands.NoteMarks);
export const PictureInput = laterPart(HANDS, (hands) => hands.PictureInput);
export const SizeHandles = laterPart(HANDS, (hands) => hands.SizeHandles);
export const StageMarks = laterPart(HANDS, (hands) => hands.StageMarks);
export const ToolRail = laterPart(HANDS, (hands) => hands.ToolRail);
export const ZoomControl = laterPart(HANDS, (hands) => hands.ZoomControl);

// a number is read at once, and where it comes from a moment later
export const BadgePassport = laterPart(
  HANDS,
  (hands) => hands.BadgePassport,
  ({ children }) => children,
);

// a chart is seen at once, and can be worked on a moment later
export const ArcLane = laterPart(
  HANDS,
  (hands) => hands.ArcLane,
  (lane) => createElement(LaneDrawing, lane),
);
export const FeelingsHandles = laterPart(
  HANDS,
  (hands) => hands.FeelingsHandles,
  (lane) => createElement(LaneDrawing, lane),
);
export const FunnelLane = laterPart(
  HANDS,
  (hands) => hands.FunnelLane,
  (lane) => createElement(LaneDrawing, lane),
);
export const MetricTiles = laterPart(
  HANDS,
  (hands) => hands.MetricTiles,
  (lane) => createElement(LaneDrawing, lane),
);
