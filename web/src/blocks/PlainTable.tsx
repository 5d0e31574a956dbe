import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures, useTable, type Header } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, Column, Language, MoneyUnit, Row, Table } from '../generated/document';
import { cellSortKey } from '../format/cell';
import { numberText, unitText } from '../format/number';
import { Icon } from '../frame/Icon';
import { useLanguage } from '../i18n/language';
import { usePage } from '../page/BlockList';
import { usePageState } from '../url/page_state';
import { CellView } from './CellView';

const collators = { da: new Intl.Collator('da-DK', { numeric: true }), en: new Intl.Collator('en-GB', { numeric: true }) };

/** Missing is last whichever way is up; words in the order of their language. */
function compareAt(index: number, language: Language, a: Row, b: Row): number {
  const [x, y] = [cellSortKey(a.cells[index]), cellSortKey(b.cells[index])];
  if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
  if (typeof x === 'number' && typeof y === 'number') return x - y;
  return collators[language].compare(String(x), String(y));
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const helper = createColumnHelper<typeof features, Row>();

/** Sums and indented parts belong where they stand, so such a table is not sorted. */
function isSortable(table: Table): boolean {
  const lastIsOnlyTotal = table.rows.every((row, index) => !row.is_total || index === table.rows.length - 1);
  return table.rows.length > 2 && lastIsOnlyTotal && table.rows.every((row) => row.depth === 0);
}

function headOf(column: Column, language: Language): string {
  const label = column.label ?? '';
  if (column.kind !== 'money' || unitIsSaid(column.unit, label)) return label;
  return label ? `${label}, ${unitText(column.unit, language)}` : unitText(column.unit, language);
}

/** "Kroner" says it of kroner, but not of millions. */
function unitIsSaid(unit: MoneyUnit, label: string): boolean {
  if (unit === 'millions') return /mio|million/i.test(label);
  if (unit === 'thousands') return /1[.,]000|t\.kr/i.test(label);
  return /kr\.|kroner|DKK|øre/i.test(label);
}

export function isNumeric(column: Column): boolean {
  return column.kind !== 'text' && column.kind !== 'date';
}

/** Hundreds of rows help nobody at first sight and are slow to draw; sorting and exports know them all. */
const longTable = 100;
/** Who asked for every row has asked; beyond this a browser is slow to draw them. */
const longTableInWhole = 2000;
const shownOfLong = 50;

export function PlainTable({ table }: { table: Table }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { get } = usePageState();
  const canSort = isSortable(table);
  const total = canSort && table.rows.at(-1)?.is_total ? table.rows.at(-1) : undefined;
  const data = useMemo(() => (total ? table.rows.slice(0, -1) : table.rows), [table.rows, total]);
  const columns = useMemo(
    () =>
      helper.columns(
        table.columns.map((column, index) =>
          helper.accessor((row) => cellSortKey(row.cells[index]), {
            id: column.key || String(index),
            header: headOf(column, language),
            sortFn: (a, b) => compareAt(index, language, a.original, b.original),
            sortDescFirst: isNumeric(column),
          }),
        ),
      ),
    [table.columns, language],
  );
  const model = useTable({ features, columns, data, enableSorting: canSort, enableSortingRemoval: true });
  const [isWhole, setWhole] = useState(false);
  if (table.rows.length === 0) return <EmptyTable text={table.empty_text || t('table.empty')} />;
  const rows = model.getRowModel().rows;
  const isLong = !isWhole && rows.length > (get('alle') === '1' ? longTableInWhole : longTable);
  const scroll = (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={table.title || t('chart.table')}>
      <table className="data-table">
        <thead>
          {model.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header, index) => (
                <Head key={header.id} header={header} column={index > 0 ? table.columns[index] : undefined} canSort={canSort} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {(isLong ? rows.slice(0, shownOfLong) : rows).map((row) => (
            <BodyRow key={row.id} row={row.original} columns={table.columns} />
          ))}
          {total ? <BodyRow row={total} columns={table.columns} /> : null}
        </tbody>
      </table>
    </div>
  );
  if (!isLong) return scroll;
  return (
    <>
      {scroll}
      <p className="table-more small">
        <button
          type="button"
          className="linkish"
          onClick={() => {
            setWhole(true);
          }}
        >
          {t('table.rest', { all: numberText(rows.length, language) })}
        </button>
      </p>
    </>
  );
}

/** What a page is about and when; its other choices are filters. */
const frameKeys = new Set(['omr', 'trappe', 'maaned', 'mod', 'periode', 'basis', 'visning', 'kendt', 'laesning', 'opdelt']);

/** Nothing to show; where filters may be the reason, the way out of them stands beside. */
function EmptyTable({ text }: { text: string }) {
  const { t } = useTranslation();
  const { get, set } = usePageState();
  const { document } = usePage();
  const keys = (document?.parameters ?? []).map((parameter) => parameter.key ?? '');
  const filters = keys.filter((key) => !frameKeys.has(key) && get(key) !== undefined);
  return (
    <p className="empty">
      {text}{' '}
      {filters.length > 0 ? (
        <button
          type="button"
          className="linkish"
          onClick={() => {
            set(Object.fromEntries(filters.map((key) => [key, undefined])));
          }}
        >
          {t('basis.clear')}
        </button>
      ) : null}
    </p>
  );
}

interface HeadProps {
  header: Header<typeof features, Row, unknown>;
  column: Column | undefined;
  canSort: boolean;
}

const sortIcons = { asc: 'sort-table-ascending', desc: 'sort-table-descending', none: 'sort-table-none' };

function Head({ header, column, canSort }: HeadProps) {
  const sorted = header.column.getIsSorted() || 'none';
  const label = String(header.column.columnDef.header ?? '');
  const ariaSort = sorted === 'none' ? undefined : sorted === 'asc' ? 'ascending' : 'descending';
  const className = column && isNumeric(column) ? 'is-number' : '';
  if (!label) return <td className={className} />;
  return (
    <th scope="col" className={className} aria-sort={ariaSort}>
      {canSort ? (
        <button type="button" className={`sort is-${sorted}`} onClick={header.column.getToggleSortingHandler()}>
          <span>{label}</span>
          <Icon name={sortIcons[sorted]} />
        </button>
      ) : (
        label
      )}
    </th>
  );
}

const shortText = 16;
const longText = 80;

/** A number of a citizen, a day or two words are not broken over lines; a sentence is not broken word by word. */
function widthOf(cell: Cell): string {
  const length = cell.type === 'text' ? (cell.value?.length ?? 0) : 0;
  if (length <= shortText) return 'is-short';
  return length < longText ? '' : 'is-sentence';
}

function BodyRow({ row, columns }: { row: Row; columns: Column[] }) {
  return (
    <tr className={row.is_total ? 'is-total' : ''}>
      {row.cells.map((cell, index) => {
        const column = columns[index];
        const style = column ? { unit: column.unit, ...(column.is_signed ? { isSigned: true } : {}) } : undefined;
        const content = <CellView cell={cell} style={style} />;
        const width = widthOf(cell);
        if (index === 0)
          return (
            <th
              key={index}
              scope="row"
              className={`${row.depth > 0 ? `depth-${Math.min(row.depth, 3)}` : ''} ${width}`}
            >
              {content}
            </th>
          );
        return (
          <td key={index} className={column && isNumeric(column) ? 'is-number' : width}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}
