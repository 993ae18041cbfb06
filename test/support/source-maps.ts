import type { JourneyFile } from '../../shared/files/journey-file.types.ts';

/** A map as it was written down by those who did the research, before it is drawn. */
export interface SourceStage {
  name: string;
  doing: string[];
  touchpoints: { name: string; channel: string }[];
  pain_points?: { text: string; severity: string; participants?: number; of?: number }[];
  quotes: { text: string; who: string }[];
  opportunities?: string[];
  emotion: { label: string; score: number };
}
export interface SourceMap {
  title: string;
  persona: { name: string; goal: string };
  stages: SourceStage[];
}

/** As the lists of the board call the channels of the source. */
export const CHANNELS: Readonly<Record<string, { fact: 'Channel' | 'Device'; word: string; id: string }>> = {
  web: { fact: 'Channel', word: 'Web', id: 'web' },
  email: { fact: 'Channel', word: 'E-mail', id: 'e-mail' },
  'text message': { fact: 'Channel', word: 'Message', id: 'message' },
  post: { fact: 'Channel', word: 'Post', id: 'post' },
  'in person': { fact: 'Channel', word: 'Shop', id: 'store' },
  bank: { fact: 'Channel', word: 'Partner', id: 'partner' },
  paper: { fact: 'Device', word: 'Paper', id: 'paper' },
};

export const howMany = ({ participants, of }: { participants?: number; of?: number }): string =>
  participants === undefined
    ? ''
    : of === undefined
      ? `${participants} participants`
      : `${participants} of ${of} participants`;

const byOrder = (a: { order: string }, b: { order: string }): number => (a.order < b.order ? -1 : 1);

/** What a source says, in the words of what is read back. */
export function asWritten({ persona, stages }: SourceMap) {
  return {
    personas: [{ name: persona.name, goals: persona.goal }],
    stages: stages.map((stage) => ({
      title: stage.name,
      actions: stage.doing,
      touchpoints: stage.touchpoints.map(({ name, channel }) => [name, CHANNELS[channel]?.id]),
      pains: (stage.pain_points ?? []).map((pain) => [pain.text, howMany(pain), [pain.severity]]),
      quotes: stage.quotes.map(({ text, who }) => [text, [who]]),
      opportunities: stage.opportunities ?? [],
      feeling: [stage.emotion.score, stage.emotion.label],
    })),
  };
}

/** A map of a journey file in the same words. */
export function asKept(file: JourneyFile, title: string) {
  const living = <T extends { deleted?: unknown }>(all: readonly T[] = []): T[] => all.filter((one) => !one.deleted);
  const map = living(file.maps).find((one) => one.title === title);
  if (!map) throw new Error(`no map is called ${title}`);
  const lanes = living(file.lanes).filter(({ mapId }) => mapId === map.id);
  return {
    personas: map.personaIds.map((id) => {
      const persona = file.personas?.find((one) => one.id === id);
      return { name: persona?.name, goals: persona?.goals };
    }),
    stages: living(file.stages)
      .filter(({ mapId }) => mapId === map.id)
      .toSorted(byOrder)
      .map((stage) => {
        const cards = (kind: string) => {
          const lane = lanes.find((one) => one.kind === kind);
          return living(file.cards)
            .filter(({ cell }) => cell.laneId === lane?.id && cell.columnId === stage.id)
            .toSorted(byOrder);
        };
        const felt = file.feelings?.find(({ mapId, columnId }) => mapId === map.id && columnId === stage.id);
        return {
          title: stage.title,
          actions: cards('actions').map((card) => card.title),
          touchpoints: cards('touchpoints').map((card) => [card.title, card.channel ?? card.device]),
          pains: cards('pains').map((card) => [card.title, card.body, card.tags]),
          quotes: cards('quotes').map((card) => [card.title, card.tags]),
          opportunities: cards('opportunities').map((card) => card.title),
          feeling: [felt?.value, felt?.note],
        };
      }),
  };
}
