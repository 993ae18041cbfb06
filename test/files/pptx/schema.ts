/**
 * Children of each element in the order of ECMA-376 (Transitional); `|` parts those of which one stands there, `*` marks what
 * may come again. PowerPoint offers to repair a file with any other order, and with anything it does not know there.
 */
const CHILDREN: Readonly<Record<string, string>> = {
  'p:presentation': 'p:sldMasterIdLst p:notesMasterIdLst p:sldIdLst p:sldSz p:notesSz',
  'p:sldMasterIdLst': 'p:sldMasterId*',
  'p:notesMasterIdLst': 'p:notesMasterId',
  'p:sldIdLst': 'p:sldId*',
  'p:sld': 'p:cSld p:clrMapOvr',
  'p:notes': 'p:cSld p:clrMapOvr',
  'p:sldLayout': 'p:cSld p:clrMapOvr',
  'p:sldMaster': 'p:cSld p:clrMap p:sldLayoutIdLst p:txStyles',
  'p:notesMaster': 'p:cSld p:clrMap p:notesStyle',
  'p:sldLayoutIdLst': 'p:sldLayoutId*',
  'p:txStyles': 'p:titleStyle p:bodyStyle p:otherStyle',
  'p:clrMapOvr': 'a:masterClrMapping',
  'p:cSld': 'p:bg p:spTree',
  'p:bg': 'p:bgPr',
  'p:bgPr': 'a:solidFill a:effectLst',
  'p:spTree': 'p:nvGrpSpPr p:grpSpPr p:sp|p:cxnSp|p:graphicFrame|p:pic*',
  'p:nvGrpSpPr': 'p:cNvPr p:cNvGrpSpPr p:nvPr',
  'p:grpSpPr': 'a:xfrm',
  'p:sp': 'p:nvSpPr p:spPr p:txBody',
  'p:nvSpPr': 'p:cNvPr p:cNvSpPr p:nvPr',
  'p:cNvPr': 'a:extLst',
  'a:extLst': 'a:ext*',
  'p:cNvSpPr': 'a:spLocks',
  'p:nvPr': 'p:ph',
  'p:spPr': 'a:xfrm a:prstGeom a:noFill|a:solidFill|a:gradFill a:ln',
  'a:xfrm': 'a:off a:ext a:chOff a:chExt',
  'p:xfrm': 'a:off a:ext',
  'a:prstGeom': 'a:avLst',
  'a:avLst': 'a:gd*',
  'a:solidFill': 'a:srgbClr|a:schemeClr',
  'a:gradFill': 'a:gsLst a:lin',
  'a:gsLst': 'a:gs*',
  'a:gs': 'a:srgbClr|a:schemeClr',
  'a:ln': 'a:noFill|a:solidFill a:prstDash a:round a:headEnd a:tailEnd',
  'p:txBody': 'a:bodyPr a:lstStyle a:p*',
  'a:txBody': 'a:bodyPr a:lstStyle a:p*',
  'c:txPr': 'a:bodyPr a:lstStyle a:p*',
  'a:bodyPr': 'a:noAutofit|a:normAutofit',
  'a:p': 'a:pPr a:r|a:fld* a:endParaRPr',
  'a:pPr': 'a:lnSpc a:spcBef a:buNone a:defRPr',
  'a:lnSpc': 'a:spcPts',
  'a:spcBef': 'a:spcPts',
  'a:r': 'a:rPr a:t',
  'a:fld': 'a:rPr a:pPr a:t',
  'a:rPr': 'a:solidFill a:latin a:cs',
  'a:endParaRPr': 'a:solidFill a:latin a:cs',
  'a:defRPr': 'a:solidFill a:latin a:cs',
  'p:cxnSp': 'p:nvCxnSpPr p:spPr',
  'p:nvCxnSpPr': 'p:cNvPr p:cNvCxnSpPr p:nvPr',
  'p:cNvCxnSpPr': 'a:stCxn a:endCxn',
  'p:graphicFrame': 'p:nvGraphicFramePr p:xfrm a:graphic',
  'p:nvGraphicFramePr': 'p:cNvPr p:cNvGraphicFramePr p:nvPr',
  'p:cNvGraphicFramePr': 'a:graphicFrameLocks',
  'a:graphic': 'a:graphicData',
  'a:graphicData': 'c:chart|a:tbl',
  'p:pic': 'p:nvPicPr p:blipFill p:spPr',
  'p:nvPicPr': 'p:cNvPr p:cNvPicPr p:nvPr',
  'p:cNvPicPr': 'a:picLocks',
  'p:blipFill': 'a:blip a:stretch',
  'a:stretch': 'a:fillRect',
  'a:tbl': 'a:tblPr a:tblGrid a:tr*',
  'a:tblGrid': 'a:gridCol*',
  'a:tr': 'a:tc*',
  'a:tc': 'a:txBody a:tcPr',
  'a:tcPr': 'a:lnL a:lnR a:lnT a:lnB a:noFill|a:solidFill',
  'c:chartSpace': 'c:date1904 c:roundedCorners c:chart c:spPr c:txPr c:externalData',
  'c:externalData': 'c:autoUpdate',
  'c:chart': 'c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
  'c:plotArea': 'c:layout c:lineChart|c:barChart c:catAx c:valAx c:spPr',
  'c:layout': 'c:manualLayout',
  'c:manualLayout': 'c:layoutTarget c:xMode c:yMode c:x c:y c:w c:h',
  'c:legend': 'c:legendPos c:overlay c:txPr',
  'c:lineChart': 'c:grouping c:varyColors c:ser* c:marker c:axId*',
  'c:barChart': 'c:barDir c:grouping c:varyColors c:ser* c:gapWidth c:axId*',
  'c:ser': 'c:idx c:order c:tx c:spPr c:marker|c:invertIfNegative c:dPt* c:dLbls c:errBars c:cat c:val c:smooth',
  'c:tx': 'c:strRef',
  'c:cat': 'c:strRef',
  'c:val': 'c:numRef',
  'c:strRef': 'c:f c:strCache',
  'c:strCache': 'c:ptCount c:pt*',
  'c:numRef': 'c:f c:numCache',
  'c:numCache': 'c:formatCode c:ptCount c:pt*',
  'c:pt': 'c:v',
  'c:dPt': 'c:idx c:invertIfNegative c:marker c:bubble3D c:spPr',
  'c:marker': 'c:symbol c:size c:spPr',
  'c:dLbls':
    'c:dLbl* c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize',
  'c:dLbl':
    'c:idx c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize',
  'c:errBars': 'c:errDir c:errBarType c:errValType c:noEndCap c:plus c:minus c:spPr',
  'c:plus': 'c:numRef',
  'c:minus': 'c:numRef',
  'c:spPr': 'a:noFill|a:solidFill a:ln',
  'c:catAx':
    'c:axId c:scaling c:delete c:axPos c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:noMultiLvlLbl',
  'c:valAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween c:majorUnit',
  'c:scaling': 'c:orientation c:max c:min',
  'c:majorGridlines': 'c:spPr',
};

interface Slot {
  names: readonly string[];
  again: boolean;
}
const slots = new Map<string, readonly Slot[]>(
  Object.entries(CHILDREN).map(([parent, all]) => [
    parent,
    all.split(' ').map((one) => ({ names: one.replace('*', '').split('|'), again: one.endsWith('*') })),
  ]),
);
/** Written by rule into a theme and the levels of a master, once a file. */
const UNTOLD =
  /^a:(?:theme|\w+(?:Scheme|Lst|Style|Font|Elements)|dk\d|lt\d|accent\d|hlink|folHlink|lvl\dpPr|lnL|lnR|lnT|lnB)$|Style$/u;

interface Open {
  name: string;
  /** Place in the order of its children that was reached. */
  at: number;
  used: boolean;
}

/** Children out of order or unknown, as `parent > child`. */
export function outOfOrder(xml: string): string[] {
  const wrong = new Set<string>();
  const open: Open[] = [];
  for (const [, close, name = '', , empty] of xml.matchAll(/<(\/?)([a-z]+:\w+)((?:\s[^>]*?)?)(\/?)>/gu)) {
    if (close) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    if (parent) check(parent, name, wrong);
    if (!empty) open.push({ name, at: 0, used: false });
  }
  return [...wrong];
}

function check(parent: Open, name: string, wrong: Set<string>): void {
  const order = slots.get(parent.name);
  if (!order) {
    if (!UNTOLD.test(parent.name) && parent.name !== 'a:ext')
      wrong.add(`${parent.name} > ${name} (nothing is known of it)`);
    return;
  }
  const at = order.findIndex(({ names }, i) => i >= parent.at && names.includes(name));
  const again = at === parent.at && parent.used && order[at]?.again === false;
  if (at < 0 || again) {
    wrong.add(`${parent.name} > ${name}`);
    return;
  }
  parent.used = true;
  parent.at = at;
}
