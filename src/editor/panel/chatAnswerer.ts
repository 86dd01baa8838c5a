import { gather } from "../../context/forTask.ts";
import { run } from "../../feature/run.ts";
import { ModelError } from "../../model/errors.ts";
import type { ChatAnswerer } from "../chatParticipant.ts";
import { tell } from "../messages.ts";
import type { ThreadParts } from "./parts.ts";
import { draftTurn } from "./turnState.ts";
import { answerAlone } from "./withoutModel.ts";

/** Answers in the editor's own chat view: the same context, prompt and model as in the panel, as Markdown alone. */
export function chatAnswerer(parts: ThreadParts): ChatAnswerer {
  return {
    async *answer(task, signal) {
      const candidates = await parts.models.forCommands(task.feature);
      if (typeof candidates === "string") {
        const turn = await answerAlone(draftTurn("chat", task, ""), candidates, parts, signal);
        yield [turn.notes.join(" · "), turn.failure?.sentence ?? turn.markdown]
          .filter((each) => each !== "")
          .join("\n\n");
        return;
      }
      const items = await gather(task, parts.sourcesFor(task), signal);
      const delimiter = parts.delimiters.of(task, items);
      try {
        const [first, ...others] = candidates;
        const models = [first.model, ...others.map(({ model }) => model)] as const;
        for await (const event of run({ task, items, history: [], models, delimiter }, signal)) {
          if (event.type === "text") {
            yield event.text;
          }
        }
      } catch (error) {
        if (!(error instanceof ModelError)) {
          throw error;
        }
        yield `\n\n${tell(error).sentence}`;
      }
    },
  };
}
