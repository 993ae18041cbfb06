import type { Persona } from '../../journey/journey.ts';
import type { Box } from '../../journey/layout.types.ts';
import { initialsOf, personaName } from '../../journey/personas.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import type { MapFacts } from './facts.ts';
import { drawFoot } from './foot.ts';
import { within } from './picture-box.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import { chunked } from './split.ts';
import type { Slide } from './slide.ts';
import { clamped, heightOf, oneLine, type Paragraph } from './text.ts';

const AVATAR = 64;
const GUTTER = 28;

function drawFace(slide: Slide, facts: MapFacts, persona: Persona, box: Box): void {
  const { ink, lang, sizes, journey } = facts;
  const name = personaName(journey, persona.id, lang);
  const size = persona.picture === '' ? undefined : sizes.get(persona.picture);
  if (size) {
    slide.picture(`face:${persona.id}`, name, within(box, size), persona.picture);
    return;
  }
  const tint = ink.stages[persona.tint];
  const text = initialsOf(name, lang) || '–';
  slide.shape({
    ...box,
    name: `face:${persona.id}`,
    alt: name,
    form: 'ellipse',
    fill: tint.fill,
    anchor: 'ctr',
    paragraphs: [{ text, size: 22, bold: true, align: 'ctr', color: tint.text }],
  });
}

function drawPerson(slide: Slide, facts: MapFacts, persona: Persona, x: number, width: number): void {
  const { ink, words, journey, lang, say } = facts;
  drawFace(slide, facts, persona, { x, y: TOP, width: AVATAR, height: AVATAR });
  const beside = { x: x + AVATAR + 14, y: TOP, width: width - AVATAR - 14, height: AVATAR };
  slide.text(
    `person:${persona.id}`,
    beside,
    [
      oneLine({ text: personaName(journey, persona.id, lang), bold: true, size: 18 }, beside.width),
      ...(persona.role.trim() === ''
        ? []
        : [clamped({ text: persona.role, size: 12, color: ink.second, before: 2 }, beside.width, 2)]),
    ],
    'ctr',
  );
  let y = TOP + AVATAR + 18;
  const put = (name: string, paragraphs: readonly Paragraph[]): void => {
    const height = heightOf(paragraphs, width);
    if (y + height > BOTTOM) return;
    slide.text(name, { x, y, width, height }, paragraphs);
    y += height + 16;
  };
  if (persona.quote.trim() !== '') {
    const text = `${say('quote.open')}${persona.quote.trim()}${say('quote.close')}`;
    put('quote', [clamped({ text, size: 16, italic: true, color: ink.kinds.quote }, width, 6)]);
  }
  for (const [key, text] of [
    ['goals', persona.goals],
    ['needs', persona.needs],
  ] as const)
    if (text.trim() !== '')
      put(key, [
        { text: words(key), bold: true, size: 12, color: ink.second },
        clamped({ text, size: 13, before: 3 }, width, 8),
      ]);
}

/** Who the journey is about. */
export function drawPeople(deck: Deck, facts: MapFacts, personas: readonly Persona[]): void {
  const { page, words, lang, journey } = facts;
  const groups = personas.length === 0 ? [] : chunked(personas, page.width > 800 ? 3 : 2);
  groups.forEach((group, i) => {
    const slide = deck.slide();
    drawEyebrow(slide, facts.title);
    const part = groups.length > 1 ? ` ${words('part', { part: i + 1, parts: groups.length })}` : '';
    const [one] = group;
    const alone = personas.length === 1 && one ? words('about', { name: personaName(journey, one.id, lang) }) : '';
    slide.title((alone || words('people')) + part);
    const width = Math.min(460, (page.inner - GUTTER * (group.length - 1)) / group.length);
    group.forEach((persona, at) => drawPerson(slide, facts, persona, MARGIN + at * (width + GUTTER), width));
    for (const { name, goals, needs } of group)
      slide.note(...[name, goals, needs].filter((line) => line.trim() !== ''), '');
    drawFoot(slide, facts, deck.count, [words('fromMap')]);
  });
}
