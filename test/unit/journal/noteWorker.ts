// A window of its own: `node noteWorker.ts FOLDER WRITER COUNT SEGMENT_BYTES` appends entries and prints each once it is written.
import { writeSync } from "node:fs";
import { openJournal } from "../../../src/journal/journal.ts";
import { noteSchema } from "./notes.ts";

const [folder = "", writer = "", count = "0", segmentBytes = "0"] = process.argv.slice(2);
const journal = await openJournal({
  folder,
  name: "notes",
  schema: noteSchema,
  clock: Date.now,
  segmentBytes: Number(segmentBytes),
  segments: 1000,
});
for (let number = 0; number < Number(count); number++) {
  await journal.append({ writer, number, text: "é".repeat(number % 700) });
  writeSync(1, `${number}\n`);
}
await journal.close();
