import { FileUp } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { funnelTerms } from '../../shared/journey/charts/funnel-band.describe.ts';
import { formatCount } from '../../shared/journey/format.ts';
import type { Funnel, FunnelStep } from '../../shared/journey/journey.ts';
import type { OutlineRow } from '../../shared/journey/outline.ts';
import { laneName } from '../../shared/journey/scene-frame.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { personaName } from '../../shared/journey/personas.ts';
import { AddPersona } from './add-persona.tsx';
import { ArcCell } from './arc-cell.tsx';
import { CardsCell } from './cards-cell.tsx';
import { nameOfColumn, type TableColumn } from './columns.ts';
import { FeelingCell } from './feeling-cell.tsx';
import { FoldedCell, FoldedLane } from './folded-cell.tsx';
import { Name } from './head-cells.tsx';
import { FunnelCell, MetricsCell } from './number-cells.tsx';
import { ACROSS, isBare } from './places.ts';
import { useTable } from './table-context.ts';

interface LaneRowProps {
  row: OutlineRow;
  columns: readonly TableColumn[];
}

/** One lane of the map as a row; a lane of feelings is a row a persona. */
export const LaneRow = memo(function LaneRow({ row, columns }: LaneRowProps) {
  const { port, editor } = useTable();
  const { locale } = useLocale();
  const { lane } = row;
  const title = laneName(lane, locale);
  const persona = row.shape === 'feelings' ? row.persona : undefined;
  const whose = persona && personaName(port.records(), persona.id, locale);
  const name = whose === undefined ? title : `${title}, ${whose}`;
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
          {whose === undefined ? null : <span className="table-quiet">{whose}</span>}
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
  const { say, locale } = useLocale();
  const hasColumns = row.shape !== 'divider' && row.shape !== 'collapsed' && !isBare(row);
  if (hasColumns) return columns.map((column) => <CellAt key={column.column.id} {...{ row, column, name }} />);
  switch (row.shape) {
    case 'collapsed':
      return (
        <FoldedLane laneId={row.lane.id} columns={columns.length}>
          <span className="table-quiet">
            {row.count === 0 ? say('map.folded') : say('map.folded-cards', { count: formatCount(locale, row.count) })}
          </span>
        </FoldedLane>
      );
    case 'divider':
      return (
        <Across columns={columns}>
          <hr className="table-line" aria-hidden />
        </Across>
      );
    case 'feelings':
      return <Across {...{ columns, row }}>{<AddPersona lane={row.lane} />}</Across>;
    default:
      return <NoNumbers {...{ columns, row }} of={row.shape === 'funnel' ? 'Funnel' : 'Metrics'} />;
  }
}

interface CellAtProps {
  row: OutlineRow;
  column: TableColumn;
  /** Of the lane. */
  name: string;
}

/** What a row says in one column. */
function CellAt({ row, column, name: laneWords }: CellAtProps) {
  const { port } = useTable();
  const { t } = useTranslation();
  const { locale } = useLocale();
  const columnName = nameOfColumn(column);
  const name = t('table.cellName', { lane: laneWords, column: columnName });
  const { from, to, isFolded } = column;
  const { id: columnId, stageId } = column.column;
  const place = { rowId: row.id, columnId, name };
  if (isFolded) {
    const hidden = row.shape === 'cards' ? row.cells.slice(from, to + 1) : [];
    const count = hidden.reduce((sum, cards) => sum + cards.length, 0);
    return <FoldedCell {...{ rowId: row.id, stageId, count, name }} />;
  }
  switch (row.shape) {
    case 'cards':
      return <CardsCell laneId={row.lane.id} columnId={columnId} cards={row.cells[from] ?? []} name={name} />;
    case 'feelings': {
      const { persona, curve, lane } = row;
      if (!persona) return null;
      const whose = personaName(port.records(), persona.id, locale);
      return (
        <FeelingCell
          {...place}
          personaId={persona.id}
          point={row.cells[from]}
          name={`${whose}, ${columnName}`}
          scale={lane.settings.scale}
          words={lane.settings.words}
          extreme={curve?.peak === columnId ? 'peak' : curve?.low === columnId ? 'lowest' : undefined}
        />
      );
    }
    case 'arc':
      return <ArcCell {...place} laneId={row.lane.id} value={row.cells[from]} />;
    case 'metrics':
      return <MetricsCell {...place} readings={row.cells[from] ?? []} />;
    case 'funnel':
      return <FunnelCell {...place} steps={row.cells[from] ?? []} />;
    default:
      return null;
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
