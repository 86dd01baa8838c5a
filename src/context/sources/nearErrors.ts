import { newItem } from "../newItem.ts";
import type { PlaceSource } from "../placeSources.ts";

const most = 3;
/** Characters; some languages explain themselves over pages. */
const longestMessage = 300;

/** Errors on the lines around the cursor: what is written next may mend them. */
export const nearErrors: PlaceSource = {
  source: "diagnostic",
  weight: 0.8,
  cost: 0.2,
  find: ({ uri }, knowledge) =>
    knowledge
      .errorsNear(uri)
      .slice(0, most)
      .map(({ line, linesAway, message }) =>
        newItem({
          source: "diagnostic",
          uri,
          name: `line ${line + 1}`,
          text: message.slice(0, longestMessage),
          lines: { start: line, count: 1 },
          relevance: 1 / (1 + linesAway / 10),
          reason: `an error ${linesAway} ${linesAway === 1 ? "line" : "lines"} from the cursor`,
        }),
      ),
};
