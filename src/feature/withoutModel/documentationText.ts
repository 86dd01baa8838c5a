import type { Declaration } from "./declaration.ts";
import type { LanguageFamily } from "./languageFamily.ts";

/**
 * The lines of a documentation comment that holds what the signature says and leaves the rest to be written: the name stands where
 * the description belongs. Without indentation.
 */
export function documentationText(declaration: Declaration, family: LanguageFamily): readonly string[] {
  return writers[family](declaration);
}

type Writer = (declaration: Declaration) => readonly string[];

/** JSDoc, as TypeScript's handbook gives it; types stand in the signature. */
const script: Writer = ({ name, parameters, returns, throws }) =>
  inStars(name, [
    ...parameters.map((parameter) => `@param ${parameter}`),
    ...(returns ? ["@returns"] : []),
    ...throws.map((error) => `@throws {${error}}`),
  ]);

/** Javadoc, "Documentation Comment Specification for the Standard Doclet". */
const java: Writer = ({ name, parameters, returns, throws }) =>
  inStars(name, [
    ...parameters.map((parameter) => `@param ${parameter}`),
    ...(returns ? ["@return"] : []),
    ...throws.map((error) => `@throws ${error}`),
  ]);

/** XML comments of the C# language reference. */
const csharp: Writer = ({ name, parameters, returns, throws }) =>
  [
    "<summary>",
    name,
    "</summary>",
    ...parameters.map((parameter) => `<param name="${parameter}"></param>`),
    ...(returns ? ["<returns></returns>"] : []),
    ...throws.map((error) => `<exception cref="${error}"></exception>`),
  ].map((line) => `/// ${line}`);

/** Google's Python style guide, 3.8. */
const python: Writer = ({ name, parameters, returns, throws }) => {
  const sections = [
    ...section(
      "Args:",
      parameters.map((parameter) => `    ${parameter}:`),
    ),
    ...(returns ? ["", "Returns:"] : []),
    ...section(
      "Raises:",
      throws.map((error) => `    ${error}:`),
    ),
  ];
  return sections.length === 0 ? [`"""${name}"""`] : [`"""${name}`, ...sections, '"""'];
};

/** "Go Doc Comments": a sentence that begins with the name. */
const go: Writer = ({ name }) => [`// ${name}`];

/** The rustdoc book, "How to write documentation". */
const rust: Writer = ({ isUnsafe, name, parameters, returns }) =>
  [
    name,
    ...section(
      "# Arguments",
      parameters.length === 0 ? [] : ["", ...parameters.map((parameter) => `* \`${parameter}\``)],
    ),
    ...(returns ? ["", "# Returns"] : []),
    ...(isUnsafe ? ["", "# Safety"] : []),
  ].map((line) => `/// ${line}`.trimEnd());

const writers: Readonly<Record<LanguageFamily, Writer>> = { script, java, csharp, python, go, rust };

function inStars(name: string, tags: readonly string[]): readonly string[] {
  const lines = tags.length === 0 ? [name] : [name, "", ...tags];
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}

function section(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : ["", title, ...entries];
}
