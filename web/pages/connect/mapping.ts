// Which column of a file is what: pure rules of the table that shows and corrects it.
import type { z } from 'zod';
import { importFields, type mapping } from '../../../contract/connect.ts';

export type Field = (typeof importFields)[number];
export type Mapping = z.output<typeof mapping>;
export interface Column {
  name: string;
  samples: string[];
}

export interface MappingRow {
  column: Column;
  /** Null: left out. */
  field: Field | null;
}

/** The columns that are used, in the order of the fields, then the others as they stand in the file. */
export function rowsOf(columns: readonly Column[], mapped: Mapping): MappingRow[] {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const used = importFields.flatMap((field): MappingRow[] => {
    const column = byName.get(mapped[field] ?? '');
    return column ? [{ column, field }] : [];
  });
  const taken = new Set(used.map(({ column }) => column));
  return [...used, ...columns.filter((column) => !taken.has(column)).map((column) => ({ column, field: null }))];
}

/** Says what the column of one row is. No row moves; another that was this field before is left out. */
export const assign = (rows: readonly MappingRow[], at: number, field: Field | null): MappingRow[] =>
  rows.map((row, index) => {
    if (index === at) return { ...row, field };
    return field !== null && row.field === field ? { ...row, field: null } : row;
  });

export const mappingOf = (rows: readonly MappingRow[]): Mapping =>
  Object.fromEntries(rows.flatMap(({ column, field }) => (field ? [[field, column.name]] : [])));

/** Whether dates of the chosen column may be read in two ways: 3/4/26, 03-04-2026. */
export const asksDateOrder = (rows: readonly MappingRow[]): boolean =>
  rows.some(
    ({ column, field }) =>
      field === 'at' && column.samples.some((sample) => /^\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/.test(sample)),
  );

export const sameMapping = (a: Mapping, b: Mapping): boolean => importFields.every((field) => a[field] === b[field]);
