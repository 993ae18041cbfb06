import type { JourneyFile } from '../shared/files/journey-file.types.ts';
import type { Card, Feeling, Lane, LaneSettings, Link, Locale, Persona, Tint } from '../shared/journey/journey.ts';
import { cardKindOf } from '../shared/journey/card-kind.ts';
import { place } from '../shared/journey/order.ts';
import { sampleOf } from './expand-sample.ts';
import { BY, compositeKey, idOf, type Name } from './names.ts';
import type { Template, TemplateCard, TemplatePersona } from './template.ts';

const TIME_ZONE: Readonly<Record<Locale, string>> = { en: 'Europe/London', tr: 'Europe/Istanbul' };

/** A template as a whole journey file. Ids come from the template's own keys, so both languages share them. */
export function expand(template: Template, locale: Locale): JourneyFile {
  const id: Name = (path) => idOf(`${template.id}/${path}`);
  const mapId = id('map');
  const people = peopleOf(template, id);
  const personaIds = people.map((one) => one.persona.id);
  const keys = (count: number): string[] => place([], 0, count).keys;
  const columnIds = columnIdsOf(template, id);
  const stageKeys = keys(template.stages.length);
  const laneKeys = keys(template.lanes.length);
  const settingsOf = ({ kind, metrics }: Template['lanes'][number]): LaneSettings => {
    if (metrics) return { metricIds: metrics.map((key) => id(`metric/${key}`)) };
    if (kind === 'feelings') return { personaIds };
    return kind === 'funnel' && template.sample ? { funnelId: id('funnel') } : {};
  };
  return {
    format: 'journeyboard',
    version: 1,
    board: {
      id: id('board'),
      title: template.title,
      locale,
      timeZone: TIME_ZONE[locale],
      version: 1,
      defaultView: 'canvas',
    },
    maps: [
      {
        ...BY,
        id: mapId,
        title: template.title,
        state: 'now',
        personaIds,
        at: { x: 0, y: 0 },
        order: 'a0',
      },
    ],
    personas: people.map((one) => one.persona),
    stages: template.stages.map((stage, i) => ({
      ...BY,
      id: id(`stage/${stage.key}`),
      mapId,
      title: stage.title,
      order: stageKeys[i] ?? 'a0',
      tint: (i % 5) as Tint,
    })),
    ...stepsOf(template, id),
    lanes: template.lanes.map((lane, i): Lane => ({
      ...BY,
      id: id(`lane/${lane.key}`),
      mapId,
      kind: lane.kind,
      title: lane.title,
      order: laneKeys[i] ?? 'a0',
      collapsed: false,
      settings: settingsOf(lane),
    })),
    cards: template.lanes.flatMap((lane) => cardsOf(lane, id, columnIds)),
    feelings: people.flatMap(({ persona: { id: personaId }, feelings }) =>
      Object.entries(feelings).map(([column, value]): Feeling => {
        const columnId = columnIds(column);
        return { id: compositeKey(mapId, personaId, columnId), mapId, personaId, columnId, value };
      }),
    ),
    metrics: template.metrics.map(({ key, values: _values, onPhones: _onPhones, ...metric }) => ({
      ...BY,
      id: id(`metric/${key}`),
      ...metric,
    })),
    ...linksOf(template, id),
    ...(template.sample ? sampleOf(template, template.sample, { id, columnIds }) : {}),
  };
}

/** Whom the map is about, the first one first, each with what they feel where. */
function peopleOf(template: Template, id: Name): { persona: Persona; feelings: Template['feelings'] }[] {
  const person = (path: string, words: TemplatePersona, tint: Tint): Persona => {
    const { name, role, goals, needs, quote } = words;
    return { ...BY, id: id(path), name, role, goals, needs, quote, picture: '', tint };
  };
  const { sample } = template;
  const segment = sample ? { segment: sample.segments[sample.personaOn] } : {};
  return [
    { persona: { ...person('persona', template.persona, 3), ...segment }, feelings: template.feelings },
    ...(template.otherPersonas ?? []).map((other, i) => ({
      persona: person(`persona/${other.key}`, other, ((i + 4) % 5) as Tint),
      feelings: other.feelings,
    })),
  ];
}

/** The way that people are meant to go. */
function linksOf({ way = [] }: Template, id: Name): Pick<JourneyFile, 'links'> {
  const links = way.slice(1).map((to, i): Link => {
    const from = way[i] ?? '';
    return {
      ...BY,
      id: id(`link/${from}/${to}`),
      from: id(`card/${from}`),
      to: id(`card/${to}`),
      kind: 'flow',
      label: '',
    };
  });
  return links.length > 0 ? { links } : {};
}

/** The id of the stage or step a key names. Throws on a key that names neither. */
function columnIdsOf({ id: templateId, stages }: Template, id: Name): Name {
  const ids = new Map(
    stages.flatMap(({ key, steps = [] }) => [
      [key, id(`stage/${key}`)] as const,
      ...steps.map((step) => [step.key, id(`step/${step.key}`)] as const),
    ]),
  );
  return (key) => {
    const found = ids.get(key);
    if (found === undefined) throw new Error(`template ${templateId}: no stage or step "${key}"`);
    return found;
  };
}

function stepsOf({ stages }: Template, id: Name): Pick<JourneyFile, 'steps'> {
  const steps = stages.flatMap((stage) => {
    const own = stage.steps ?? [];
    const order = place([], 0, own.length).keys;
    return own.map(({ key, title }, i) => ({
      ...BY,
      id: id(`step/${key}`),
      stageId: id(`stage/${stage.key}`),
      title,
      order: order[i] ?? 'a0',
    }));
  });
  return steps.length > 0 ? { steps } : {};
}

function cardsOf(lane: Template['lanes'][number], id: Name, columnIds: Name): Card[] {
  return Object.entries(lane.cards).flatMap(([column, written]) => {
    const keys = place([], 0, written.length).keys;
    return written.map((entry, i): Card => {
      const card: TemplateCard = typeof entry === 'string' ? { title: entry } : entry;
      const { key = `${lane.key}/${column}/${i}`, kind = cardKindOf(lane.kind) ?? 'text', body = '', ...rest } = card;
      return {
        ...BY,
        id: id(`card/${key}`),
        cell: { laneId: id(`lane/${lane.key}`), columnId: columnIds(column) },
        order: keys[i] ?? 'a0',
        kind,
        body,
        ...rest,
      };
    });
  });
}
