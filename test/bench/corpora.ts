import { join } from "node:path";
import { npmPackage, type PinnedPackage } from "../cache/npmPackage.ts";

/** A body of code: folders of a published package, and which files in them are its sources. */
export interface Corpus {
  readonly name: string;
  readonly pinned: PinnedPackage;
  readonly folders: readonly string[];
  readonly extensions: readonly string[];
}

/** What the benches run on: TypeScript, JavaScript and Python of eight authors. */
export const benchCorpora: readonly Corpus[] = [
  {
    name: "zod",
    pinned: {
      name: "zod",
      version: "4.6.7",
      integrity: "sha512-g8W2D2kU6a8untc053fX1uVBKzM7yqAxW/3zwk83+6RyF2+SKOuV+c0wBDhUwzV1PaGapmZH+rmcUzPf+3CGwg==",
    },
    folders: ["src"],
    extensions: [".ts", ".tsx"],
  },
  {
    name: "openai",
    pinned: {
      name: "openai",
      version: "7.57.0",
      integrity: "sha512-RbmrdE5NdfW6nGq/FaCJ3KFCZpotoExPzruQUSMCTw/ouUFO08vpvVdSmgmPxQMFAiv9EXZCEXvcWYU+n6NzsQ==",
    },
    folders: ["src"],
    extensions: [".ts", ".tsx"],
  },
  {
    name: "undici",
    pinned: {
      name: "undici",
      version: "8.12.4",
      integrity: "sha512-8Mx+uNKKER2bA4AdtedkqRbwUCIJFr2nJckXRe5yrDqzePqwLP7VNcctN8/XdmDSbF7mS+jJKIszlL+vbam1VA==",
    },
    folders: ["lib"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "preact",
    pinned: {
      name: "preact",
      version: "11.2.0",
      integrity: "sha512-/HfHI/7N84e6GrWBJ3J280z3mLaRJiDcSvj/A+y/4AbLnND/1UlGHe1sR6oYuTGwId0nP7dqDU9OnLxMPZ7xBg==",
    },
    folders: ["src", "hooks/src", "compat/src", "debug/src", "devtools/src", "jsx-runtime/src", "test-utils/src"],
    extensions: [".js", ".ts", ".tsx"],
  },
  {
    name: "rxjs",
    pinned: {
      name: "rxjs",
      version: "7.8.2",
      integrity: "sha512-dhKf903U/PQZY6boNNtAGdWbG85WAbjT/1xYoZIC7FAY0yWapOBQVsVrDl58W86//e1VpMNBtRV4MaXfdMySFA==",
    },
    folders: ["src"],
    extensions: [".ts", ".tsx"],
  },
  {
    name: "effect",
    pinned: {
      name: "effect",
      version: "4.1.0",
      integrity: "sha512-lGx2MJJyrXA8RZb2UpQ/0Nkb5Utaimby7oD92+18noBxLPE85IFOvptdzau8dvcxAOwfwHo9iqapbKeFzqQM/Q==",
    },
    folders: ["src"],
    extensions: [".ts", ".tsx"],
  },
  {
    name: "fastify",
    pinned: {
      name: "fastify",
      version: "5.12.8",
      integrity: "sha512-moP8exb2sCHLUbJkwp+I6C0padhy4D8lp0SdmzY7HhSdZuqm7O/u3o2aq7u8okaQ//33QDzj3G/u+FsSdB8Qzw==",
    },
    folders: ["lib", "test"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "node-gyp",
    pinned: {
      name: "node-gyp",
      version: "13.1.0",
      integrity: "sha512-FpNzOLFACKG0oRBYbZ5WOeWD1EqRTIWX90MaRIWTO18lVYPx8fqIjrdS3pihjnCkSmgop6zVGkSqg1vXZLksuw==",
    },
    folders: ["gyp/pylib"],
    extensions: [".py"],
  },
];

/** What the embedded model's weights are learnt from; none of it is in a bench. */
export const trainingCorpora: readonly Corpus[] = [
  {
    name: "webpack",
    pinned: {
      name: "webpack",
      version: "5.112.2",
      integrity: "sha512-B2tp1LI9D8GVpPDqprdt12ukTkXXahj9MzqSWJq4faSPgOUM7CdZaGAB6HrL/8E6UwbBpdj4vzWDbKoFnVoU6g==",
    },
    folders: ["lib"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "eslint",
    pinned: {
      name: "eslint",
      version: "10.15.0",
      integrity: "sha512-+5Wg4p+ze3sG1WErYgUO/3H1IQIfFBymVUA0Fo/XTeBOLS6UQIUekpSJ8sdRkn7O7wjh84b55w/roqavH2aScg==",
    },
    folders: ["lib"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "mongoose",
    pinned: {
      name: "mongoose",
      version: "9.12.1",
      integrity: "sha512-wPw1NKurTDShT+kr/JJvhdwPKIJkxFJv5GEbv++QahN8snPR9Fp/BFg6nQbbCyUHBB8DexwwlCQW6SfBD99QCg==",
    },
    folders: ["lib"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "svelte",
    pinned: {
      name: "svelte",
      version: "5.57.3",
      integrity: "sha512-5mAftM3SoDV9X0zdF386F9p2pv8iKOwi/KfBS1XnBAkVCKFzVOLHUoa8iGWAt4buoicLmyWVRpuuD5wplXOQsg==",
    },
    folders: ["src"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "knex",
    pinned: {
      name: "knex",
      version: "3.3.0",
      integrity: "sha512-LgWl031hNuLv9Lhxdd9093zULa2aNcoP04Bk29e5NidgRcEr/T0rAr2WYi4BhjTiCDoQiRU56meUE5rppLKZzQ==",
    },
    folders: ["lib"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "three",
    pinned: {
      name: "three",
      version: "0.187.0",
      integrity: "sha512-Qiu7R+Cmh8CstZsY1uJOSWnVlfo7ZtNLV7mF8Jltk3LB3AtDu9cRZlcnRKkAk8Y4z6KKw35z7Y7Urd7jWY8etA==",
    },
    folders: ["src"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "@tanstack/query-core",
    pinned: {
      name: "@tanstack/query-core",
      version: "5.108.0",
      integrity: "sha512-X9zJUtEV/0D2q9pmGS/Bza8S4bNovSBhZOtdhtu0fzsHwizC6C+Eh/q5CX3MQBchsRMrirWVQmv7Fp4OStzV9g==",
    },
    folders: ["src"],
    extensions: [".ts", ".tsx"],
  },
  {
    name: "mobx",
    pinned: {
      name: "mobx",
      version: "7.1.3",
      integrity: "sha512-H2NcS5ylMsqYn7v4WpSdzv5YWPmw5XTV6pG2NvY0qYbh95FXbswZJ7pn7wU0rOtUvRzk+3t4AOX2eircoN+vBg==",
    },
    folders: ["src"],
    extensions: [".ts", ".tsx"],
  },
  {
    name: "sequelize",
    pinned: {
      name: "sequelize",
      version: "6.37.8",
      integrity: "sha512-HJ0IQFqcTsTiqbEgiuioYFMSD00TP6Cz7zoTti+zVVBwVe9fEhev9cH6WnM3XU31+ABS356durAb99ZuOthnKw==",
    },
    folders: ["lib"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "luxon",
    pinned: {
      name: "luxon",
      version: "3.7.2",
      integrity: "sha512-vtEhXh/gNjI9Yg1u4jX/0YVPMvxzHuGgCm6tC5kZyb08yjGWGnqAjGJvcXbqQR2P3MyMEFnRbpcdFS6PBcLqew==",
    },
    folders: ["src"],
    extensions: [".js", ".jsx", ".mjs", ".cjs"],
  },
  {
    name: "ky",
    pinned: {
      name: "ky",
      version: "2.1.0",
      integrity: "sha512-nIKwelw+7qVqKOlX4Eht6GXfEXlDHcdIjyLWV3s119kYt5s+70ayTnYS+0fRNmtgGRRAfqdeWQbh8YizqkS0ng==",
    },
    folders: ["distribution"],
    extensions: [".js"],
  },
  {
    name: "immer",
    pinned: {
      name: "immer",
      version: "11.2.10",
      integrity: "sha512-pzANBj+0A9u+prdhBJ14DVi44vCvVUQzBa8DKt6I0AMCokPHtt722BK9IX5bFC70xUSU9TnzLRIJLTGqIzjEFw==",
    },
    folders: ["src"],
    extensions: [".ts", ".tsx"],
  },
];

/** The folders of a corpus on this machine; downloads the package once. */
export async function foldersOf(corpus: Corpus): Promise<string[]> {
  const root = await npmPackage(corpus.pinned);
  return corpus.folders.map((folder) => join(root, folder));
}
