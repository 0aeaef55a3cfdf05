import { ByteWriter, ParquetWriter, type ColumnSource, type SchemaElement } from "hyparquet-writer";
import { COLUMNS, type ColumnKind } from "./columns.ts";
import type { ExportFormat } from "./export-format.ts";
import type { VisitRecord } from "./read-records.ts";

/** Types of Parquet: nothing is required, since a failed visit lacks most of it. */
const ELEMENTS: Readonly<Record<ColumnKind, Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  whole: { type: "INT64" },
  time: {
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
  },
  list: { type: "BYTE_ARRAY", converted_type: "JSON", logical_type: { type: "JSON" } },
};

const SCHEMA: SchemaElement[] = [
  { name: "root", num_children: COLUMNS.length },
  ...COLUMNS.map(({ name, kind }): SchemaElement => ({
    name,
    repetition_type: "OPTIONAL",
    ...ELEMENTS[kind],
  })),
];

/** Rows of a row group: readers skip whole groups, and one is in memory at once. */
const GROUP_ROWS = 10_000;

/** Apache Parquet, row group by row group. */
export const parquet: ExportFormat = {
  id: "parquet",
  async *write(batches) {
    const bytes = new ByteWriter();
    const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA, createdBy: "hushport" });
    const take = (): Uint8Array => {
      const taken = bytes.getBytes().slice();
      // `offset` goes on: it is the place in the file.
      bytes.index = 0;
      return taken;
    };
    let rows: VisitRecord[] = [];
    for await (const records of batches) {
      rows.push(...records);
      if (rows.length < GROUP_ROWS) continue;
      await writer.write({ columnData: columnsOf(rows), rowGroupSize: rows.length });
      rows = [];
      yield take();
    }
    if (rows.length > 0) await writer.write({ columnData: columnsOf(rows), rowGroupSize: rows.length });
    await writer.finish();
    yield take();
  },
};

function columnsOf(rows: readonly VisitRecord[]): ColumnSource[] {
  return COLUMNS.map(({ name }) => ({
    name,
    data: rows.map((row) => toParquet(row[name])),
    offsetIndex: false,
  }));
}

function toParquet(value: VisitRecord[keyof VisitRecord]): string | bigint | Date | readonly string[] | null {
  return typeof value === "number" ? BigInt(value) : value;
}
