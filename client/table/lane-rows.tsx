import { FileUp } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../charts/use-locale.ts';
import { funnelTerms } from '../../shared/journey/charts/funnel-band.describe.ts';
import type { Column } from '../../shared/journey/columns.ts';
import { formatCount } from '../../shared/journey/format.ts';
import type { Funnel, FunnelStep } from '../../shared/journey/journey.ts';
import type { OutlineRow } from '../../shared/journey/outline.ts';
import { laneName } from '../../shared/journey/scene.ts';
import { Button } from '../ui/button.tsx';
import { AddPersona } from './add-persona.tsx';
import { ArcCell } from './arc-cell.tsx';
import { CardsCell } from './cards-cell.tsx';
import { FeelingCell } from './feeling-cell.tsx';
import { Name } from './head-cells.tsx';
import { FunnelCell, MetricsCell } from './number-cells.tsx';
import { ACROSS, isBare } from './places.ts';
import { useTable } from './table-context.ts';

interface LaneRowProps {
  row: OutlineRow;
  columns: readonly Column[];
}

/** A column's name where stages have steps: both, for a step alone may be called the same in several stages. */
const columnName = ({ stepId, title, stageTitle }: Column): string =>
  stepId === undefined ? title : `${stageTitle}, ${title}`;

/** One lane of the map as a row; a lane of feelings is a row a persona. */
export const LaneRow = memo(function LaneRow({ row, columns }: LaneRowProps) {
  const { port, editor } = useTable();
  const { locale } = useLocale();
  const { lane } = row;
  const title = laneName(lane, locale);
  const persona = row.shape === 'feelings' ? row.persona : undefined;
  const name = persona ? `${title}, ${persona.name}` : title;
  return (
    <tr className={`table-row table-row-${row.shape}`}>
      <th
        scope="row"
        className="table-lane"
        tabIndex={-1}
        aria-label={name}
        aria-haspopup="menu"
        data-place={`lane/${row.id}`}
        data-head={`lane/${lane.id}`}
        onDoubleClick={() => editor.rename('lane', lane.id)}
      >
        <Name
          {...{ kind: 'lane', id: lane.id, title }}
          onRename={(next) => port.run({ type: 'setLane', id: lane.id, fields: { title: next } })}
        >
          {persona ? <span className="table-quiet">{persona.name}</span> : null}
        </Name>
        {row.shape === 'funnel' && row.funnel ? <Terms funnel={row.funnel} unbound={row.unbound} /> : null}
      </th>
      <Cells row={row} columns={columns} name={name} />
    </tr>
  );
});

/** What a funnel must state (N3), and its steps that stand nowhere (J10). */
function Terms({ funnel, unbound }: { funnel: Funnel; unbound: readonly FunnelStep[] }) {
  const { locale, say } = useLocale();
  return (
    <p className="table-terms">
      {funnelTerms(funnel, locale).join(' · ')}
      {unbound.length > 0 ? (
        <strong>{say('funnel.unbound', { names: unbound.map(({ label }) => label).join(', ') })}</strong>
      ) : null}
    </p>
  );
}

function Cells({ row, columns, name }: LaneRowProps & { name: string }) {
  const { t } = useTranslation();
  const { say, locale } = useLocale();
  const cellName = (column: Column): string => t('table.cellName', { lane: name, column: columnName(column) });
  const place = (column: Column) => ({ rowId: row.id, columnId: column.id, name: cellName(column) });
  switch (row.shape) {
    case 'cards':
      return columns.map((column, i) => (
        <CardsCell
          key={column.id}
          laneId={row.lane.id}
          columnId={column.id}
          cards={row.cells[i] ?? []}
          name={cellName(column)}
        />
      ));
    case 'feelings': {
      const { persona, curve } = row;
      if (!persona) return <Across {...{ columns, row }}>{<AddPersona lane={row.lane} />}</Across>;
      return columns.map((column, i) => (
        <FeelingCell
          key={column.id}
          {...place(column)}
          personaId={persona.id}
          point={row.cells[i]}
          name={`${persona.name}, ${columnName(column)}`}
          extreme={curve?.peak === column.id ? 'peak' : curve?.low === column.id ? 'lowest' : undefined}
        />
      ));
    }
    case 'arc':
      return columns.map((column, i) => (
        <ArcCell key={column.id} {...place(column)} laneId={row.lane.id} value={row.cells[i]} />
      ));
    case 'metrics':
      if (isBare(row)) return <NoNumbers {...{ columns, row }} of="Metrics" />;
      return columns.map((column, i) => (
        <MetricsCell key={column.id} {...place(column)} readings={row.cells[i] ?? []} />
      ));
    case 'funnel':
      if (isBare(row)) return <NoNumbers {...{ columns, row }} of="Funnel" />;
      return columns.map((column, i) => <FunnelCell key={column.id} {...place(column)} steps={row.cells[i] ?? []} />);
    case 'collapsed':
      return (
        <Across columns={columns}>
          <span className="table-quiet">
            {row.count === 0 ? say('map.folded') : say('map.folded-cards', { count: formatCount(locale, row.count) })}
          </span>
        </Across>
      );
    case 'divider':
      return (
        <Across columns={columns}>
          <hr className="table-line" aria-hidden />
        </Across>
      );
  }
}

/** One cell over all columns. With something to do in it, Enter goes to that. */
function Across({ columns, row, children }: Omit<LaneRowProps, 'row'> & { row?: OutlineRow; children: ReactNode }) {
  if (columns.length === 0) return null;
  const place = row ? { 'data-place': `cell/${row.id}/${ACROSS}`, tabIndex: -1 } : {};
  return (
    <td
      className="table-across"
      colSpan={columns.length}
      {...place}
      onKeyDown={({ key, target, currentTarget }) => {
        if (key === 'Enter' && target === currentTarget)
          currentTarget.querySelector<HTMLElement>('button, input')?.focus();
      }}
    >
      <div>{children}</div>
    </td>
  );
}

/** A lane of numbers without any says what to do next. */
function NoNumbers({ of, ...props }: LaneRowProps & { of: 'Metrics' | 'Funnel' }) {
  const { t } = useTranslation();
  const { onImport } = useTable();
  return (
    <Across {...props}>
      <span className="table-quiet">{t(onImport ? `lanes.empty${of}` : `lanes.empty${of}View`)}</span>
      {onImport ? (
        <Button look="quiet" icon={<FileUp aria-hidden />} onPress={onImport}>
          {t('lanes.import')}
        </Button>
      ) : null}
    </Across>
  );
}
