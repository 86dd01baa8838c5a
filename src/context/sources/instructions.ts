import { filesOf } from "../diffFiles.ts";
import { readInstructions } from "../instructions.ts";
import { newItem } from "../newItem.ts";
import type { Task } from "../task.ts";
import type { Source } from "../taskSources.ts";

/** The repository's own instructions for the files of the task, in trusted folders alone. */
export const instructions: Source = async (task, sources, signal) => {
  if (sources.instructions === undefined) {
    return [];
  }
  const found = await readInstructions(pathsOf(task), sources.instructions, signal);
  return found.map(({ isCut, path, reason, text }) =>
    newItem({ source: "instructions", uri: "", name: path, text, relevance: 1, reason, ...(isCut ? { isCut } : {}) }),
  );
};

function pathsOf({ diff, document }: Task): readonly string[] {
  const changed = diff === undefined ? [] : filesOf(diff).map(({ path }) => path);
  return document === undefined ? changed : [document.path, ...changed];
}
