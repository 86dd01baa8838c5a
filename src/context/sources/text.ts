import { newItem } from "../newItem.ts";
import type { Source } from "../taskSources.ts";

/** Text that belongs to no file, such as what is selected in a terminal. */
export const text: Source = (task) =>
  task.text === undefined || task.text.trim() === ""
    ? []
    : [
        newItem({
          source: "text",
          uri: "",
          name: "selected text",
          text: task.text,
          relevance: 1,
          reason: "the text that was asked about",
          isFixed: true,
          // What failed stands at the end of a terminal's output.
          cutFirst: "start",
        }),
      ];
