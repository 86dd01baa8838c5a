import type { Table } from "../protocol.ts";

interface DataTableProps {
  readonly title: string;
  readonly table: Table;
  /** It shows its title alone until somebody opens it. */
  readonly isFolded?: boolean;
  /** What stands in the table's place while it has no rows. */
  readonly empty?: string;
}

/** A table under its title; where the panel is too narrow for it, it scrolls by itself. */
export function DataTable({ title, table, isFolded = false, empty }: DataTableProps) {
  return (
    <details open={!isFolded}>
      <summary>{title}</summary>
      {table.rows.length === 0 && empty !== undefined ? (
        <p class="quiet">{empty}</p>
      ) : (
        <Rows title={title} table={table} />
      )}
    </details>
  );
}

function Rows({ title, table: { columns, rows } }: Pick<DataTableProps, "title" | "table">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section class="wide" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = "", ...cells], index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
