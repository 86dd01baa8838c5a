import { newItem } from "../newItem.ts";
import type { Source } from "../taskSources.ts";

/** The uncommitted changes. */
export const diff: Source = ({ diff: text }) =>
  text === undefined || text.trim() === ""
    ? []
    : [
        newItem({
          source: "diff",
          uri: "",
          name: "uncommitted changes",
          text,
          relevance: 1,
          reason: "the changes that were asked about",
          isFixed: true,
        }),
      ];
