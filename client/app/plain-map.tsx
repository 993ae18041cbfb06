import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cardsIn, columnsOf, lanesOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Card, Id, Lane } from '../../shared/journey/journey.ts';
import { allowance } from '../../shared/wire/roles.ts';
import { cardKindOf } from '../editor/grid.ts';
import type { BoardSession } from '../session/connect.ts';
import { IconButton } from '../ui/button.tsx';
import { useJourney } from './use-session.ts';

/** The map as a table of cards: what it says, without its drawing. */
export function PlainMap({ session, mapId }: { session: BoardSession; mapId: Id }) {
  const { t } = useTranslation();
  const { port, member } = session;
  const journey = useJourney(port);
  const columns = columnsOf(journey, mapId);
  const lanes = lanesOf(journey, mapId).filter((lane) => cardKindOf(lane.kind) !== undefined);
  const mayAdd = allowance(member.role, 'cards').add;

  function add(lane: Lane, columnId: Id): void {
    const kind = cardKindOf(lane.kind);
    if (!kind) return;
    port.endGesture();
    const cards = [{ id: newId(), kind, title: t('app.plain.newCard') }];
    port.run({ type: 'addCards', cell: { laneId: lane.id, columnId }, cards });
    port.endGesture();
  }
  return (
    <table className="plain-map">
      <thead>
        <tr>
          <th scope="col">{t('app.plain.lane')}</th>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lanes.map((lane) => (
          <tr key={lane.id}>
            <th scope="row">{lane.title || t(`app.plain.${lane.kind}`, { defaultValue: lane.kind })}</th>
            {columns.map((column) => (
              <td key={column.id}>
                <ul>
                  {cardsIn(journey, { laneId: lane.id, columnId: column.id }).map((card) => (
                    <PlainCard key={card.id} card={card} session={session} />
                  ))}
                </ul>
                {mayAdd ? (
                  <IconButton label={t('app.plain.add')} onPress={() => add(lane, column.id)}>
                    <Plus aria-hidden />
                  </IconButton>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function PlainCard({ card, session: { port, presence, member } }: { card: Card; session: BoardSession }) {
  const { t } = useTranslation();
  const { change } = allowance(member.role, 'cards');
  const mayWrite = change === 'any' || (change === 'own' && card.createdBy === member.personId);
  return (
    <li>
      {mayWrite ? (
        <textarea
          aria-label={t('app.plain.card')}
          rows={2}
          value={card.title}
          onFocus={() => presence.say({ edit: { id: card.id, field: 'title' } })}
          onBlur={() => {
            presence.say({ edit: null });
            port.endGesture();
          }}
          onChange={(event) => port.run({ type: 'setCard', id: card.id, fields: { title: event.target.value } })}
        />
      ) : (
        card.title
      )}
    </li>
  );
}
