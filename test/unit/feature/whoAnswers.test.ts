import assert from "node:assert/strict";
import { newItem } from "../../../src/context/newItem.ts";
import type { Task } from "../../../src/feature/task.ts";
import { whoAnswers } from "../../../src/feature/whoAnswers.ts";
import type { Candidate, Quality } from "../../../src/model/chain.ts";
import type { Model } from "../../../src/model/model.ts";

function candidate(label: string, quality: Quality): Candidate {
  return {
    model: {} as Model,
    name: label,
    label,
    origin: "",
    roles: ["commands"],
    quality,
    isLocal: false,
    price: undefined,
  };
}

const small = candidate("small", "small");
const medium = candidate("medium", "medium");
const large = candidate("large", "large");
const added = newItem({
  source: "file",
  uri: "file:///other.ts",
  name: "other.ts",
  text: "export {};",
  relevance: 1,
  reason: "you added it",
});

function labels(task: Task, candidates: readonly Candidate[], own = {}, items = [added].slice(1)) {
  const asked = whoAnswers(task, items, candidates, own);
  return {
    asked: asked.candidates.map(({ label }) => label),
    lesser: asked.lesser.map(({ label }) => label),
    least: asked.least,
  };
}

describe("who answers a task", () => {
  it("is asked in the person's order", () => {
    assert.deepEqual(labels({ feature: "explain" }, [small, large]).asked, ["small", "large"]);
  });

  it("is the best first for a change over several files", () => {
    assert.deepEqual(labels({ feature: "change" }, [medium, large], {}, [added]).asked, ["large", "medium"]);
  });

  it("stays in the person's order where an added file is only read", () => {
    assert.deepEqual(labels({ feature: "explain" }, [medium, large], {}, [added]).asked, ["medium", "large"]);
  });

  it("is no small model for a review, unless the person agrees", () => {
    assert.deepEqual(labels({ feature: "review" }, [small]), { asked: [], lesser: ["small"], least: "medium" });
  });

  it("is held to what the person set for the command", () => {
    assert.deepEqual(labels({ feature: "explain" }, [medium, large], { explain: "large" }).lesser, ["medium"]);
    assert.deepEqual(labels({ feature: "review" }, [small], { review: "small" }).asked, ["small"]);
  });
});
