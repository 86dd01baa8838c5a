import { readFileSync } from "node:fs";
import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npmPackage, type PinnedPackage } from "../../cache/npmPackage.ts";

/** A function's body that is cut out of a real file and typed back from the end of the line above. */
export interface Body {
  /** Folder of the package on this machine, and the file's path in it. */
  readonly folder: string;
  readonly file: string;
  readonly languageId: "typescript" | "javascript";
  /** The file's text up to the end of the line above. */
  readonly before: string;
  /** Begins with a line break. */
  readonly text: string;
  /** The rest of the file; begins with a line break. */
  readonly after: string;
}

const packages = {
  zod: {
    name: "zod",
    version: "4.6.7",
    integrity: "sha512-g8W2D2kU6a8untc053fX1uVBKzM7yqAxW/3zwk83+6RyF2+SKOuV+c0wBDhUwzV1PaGapmZH+rmcUzPf+3CGwg==",
  },
  undici: {
    name: "undici",
    version: "7.30.2",
    integrity: "sha512-mLyPQnHwUxaM/rideoK/+KL8DaAJLRl4aBCfmX444aCSLnIaomqPLtNRe2jdCYcsk5wZzXrDIQC8ZeYNRAYyIA==",
  },
  rxjs: {
    name: "rxjs",
    version: "7.8.2",
    integrity: "sha512-dhKf903U/PQZY6boNNtAGdWbG85WAbjT/1xYoZIC7FAY0yWapOBQVsVrDl58W86//e1VpMNBtRV4MaXfdMySFA==",
  },
  fastify: {
    name: "fastify",
    version: "5.12.8",
    integrity: "sha512-moP8exb2sCHLUbJkwp+I6C0padhy4D8lp0SdmzY7HhSdZuqm7O/u3o2aq7u8okaQ//33QDzj3G/u+FsSdB8Qzw==",
  },
  effect: {
    name: "effect",
    version: "3.22.4",
    integrity: "sha512-RNshu7AXVxxDh6aS4lothhJ+QoZ4xSykbWNaaVdvDN72RMyVwhCGdALkyl1TbEydgAmRIdD1eTyJqBUGwSBGDA==",
  },
} satisfies Readonly<Record<string, PinnedPackage>>;

/** Package, file, and the first and last line of the body, from 1: 4,152 characters without indentation. */
const places: readonly (readonly [keyof typeof packages, string, number, number])[] = [
  ["zod", "src/v4/core/util.ts", 784, 800],
  ["undici", "lib/dispatcher/dispatcher-base.js", 164, 192],
  ["undici", "lib/dispatcher/env-http-proxy-agent.js", 19, 40],
  ["rxjs", "src/internal/observable/onErrorResumeNext.ts", 76, 97],
  ["rxjs", "src/internal/observable/ConnectableObservable.ts", 67, 94],
  ["fastify", "lib/content-type-parser.js", 171, 189],
  ["fastify", "lib/request.js", 75, 96],
  ["effect", "src/Cron.ts", 212, 237],
];

/** A copy of the body's package in which the body is not written yet; whoever asks for it takes it away again. */
export async function folderWithout({ folder, file, before, after }: Body): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "caveat-replay-"));
  await cp(folder, copy, { recursive: true });
  await writeFile(join(copy, file), before + after);
  return copy;
}

/** The bodies whose file's name contains one of the given words. `most`: characters after which a body ends with its line. */
export async function replayBodies(
  names: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Promise<readonly Body[]> {
  const chosen = places.filter(([, file]) => names.length === 0 || names.some((name) => file.includes(name)));
  return Promise.all(
    chosen.map(async ([name, file, first, last]) => {
      const folder = await npmPackage(packages[name]);
      const lines = readFileSync(join(folder, file), "utf8").split("\n");
      const end = shortened(lines, first - 1, last, most);
      return {
        folder,
        file,
        languageId: file.endsWith(".ts") ? "typescript" : "javascript",
        before: lines.slice(0, first - 1).join("\n"),
        text: `\n${lines.slice(first - 1, end).join("\n")}`,
        after: `\n${lines.slice(end).join("\n")}`,
      };
    }),
  );
}

function shortened(lines: readonly string[], first: number, last: number, most: number): number {
  let length = 0;
  let end = first;
  while (end < last && length < most) {
    length += (lines[end] ?? "").trim().length;
    end++;
  }
  return end;
}
