import { markup, type Insert, type Markup } from './markup.ts';

/** A column: its heading, and whether it holds numbers, which are set flush right. */
export type Column = { readonly name: string; readonly number?: boolean };

/** Rows under a common heading (usually a model); the first entry of a row names it. */
export type RowGroup = { readonly name: Insert; readonly rows: readonly (readonly Insert[])[] };

export type TableOptions = {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly groups: readonly RowGroup[];
  /** On a telephone each row becomes a card; other tables scroll sideways in their own frame. */
  readonly cards?: boolean;
};

/**
 * A table in a frame of its own that scrolls where it does not fit; keyboards reach the frame. Roles are stated, since
 * a table that is laid out as cards would lose them.
 */
export function table({ id, caption, columns, groups, cards = false }: TableOptions): Markup {
  const head = columns.map(({ name, number }) => markup`<th role="columnheader" scope="col" class="${number ? 'n' : 't'}">${name}</th>`);
  return markup`<div class="frame${cards ? ' cards' : ''}" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}" role="table"><caption id="${id}-caption">${caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
${groups.map((group) => tableBody(group, columns))}
</table></div>`;
}

function tableBody({ name, rows }: RowGroup, columns: readonly Column[]): Markup {
  const heading =
    name === null || name === false
      ? null
      : markup`<tr class="group" role="row"><th role="rowheader" scope="rowgroup" colspan="${columns.length}">${name}</th></tr>`;
  return markup`<tbody role="rowgroup">${heading}${rows.map((row) => tableRow(row, columns))}</tbody>
`;
}

function tableRow(row: readonly Insert[], columns: readonly Column[]): Markup {
  const cells = row.map((entry, index) => {
    const { name, number } = columns[index] ?? { name: '' };
    return index === 0
      ? markup`<th role="rowheader" scope="row">${entry}</th>`
      : markup`<td role="cell" class="${number ? 'n' : 't'}" data-name="${name}">${entry}</td>`;
  });
  return markup`<tr role="row">${cells}</tr>
`;
}
