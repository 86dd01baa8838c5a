import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { languageOn, parseSettings, settingSchemas } from "../../../src/editor/settingsSchema.ts";

const manifest = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
const properties: Record<
  string,
  { default: unknown; enum?: string[]; minimum?: number; maximum?: number; scope?: string }
> = manifest.contributes.configuration.properties;
const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");

describe("the settings", () => {
  it("are the same in the manifest and in the schema, with the same defaults", () => {
    const declared = Object.entries(properties).map(([name, property]) => [name, property.default]);
    const parsed = Object.entries(settingSchemas).map(([name, { fallback }]) => [`caveat.${name}`, fallback]);
    assert.deepEqual(declared, parsed);
  });

  it("are each a row of the README's table, with the default", () => {
    for (const [name, property] of Object.entries(properties)) {
      const shown =
        property.default === ""
          ? ""
          : ` \`${typeof property.default === "string" ? property.default : spaced(property.default)}\``;
      assert.ok(readme.includes(`| \`${name}\` |${shown} |`), `${name} with ${shown}`);
    }
  });

  it("accept what the manifest allows and nothing beyond its bounds", () => {
    for (const [name, { schema }] of Object.entries(settingSchemas)) {
      const property = properties[`caveat.${name}`];
      for (const value of [property?.minimum, property?.maximum, ...(property?.enum ?? [])].filter(
        (one) => one !== undefined,
      )) {
        assert.ok(schema.safeParse(value).success, `${name}: ${value}`);
      }
      for (const value of [(property?.minimum ?? 0) - 1, (property?.maximum ?? 0) + 1, {}]) {
        assert.ok(property?.default instanceof Object || !schema.safeParse(value).success, `${name}: ${value}`);
      }
    }
  });

  it("that name an address or a model can't come from a workspace", () => {
    for (const [name, property] of Object.entries(properties).filter(([name]) => /model|embedded/.test(name))) {
      assert.equal(property.scope, "machine", name);
    }
  });

  it("take their default where a value is missing", () => {
    const { settings, problems } = parseSettings(() => undefined);
    assert.deepEqual(problems, []);
    assert.deepEqual(settings.models, []);
    assert.equal(settings.embedded.memory, 128);
  });

  it("take their default where a value is wrong, and say which", () => {
    const { settings, problems } = parseSettings((name) => (name === "completion.wait" ? "soon" : undefined));
    assert.equal(settings.completion.wait, null);
    assert.deepEqual(problems, [{ name: "completion.wait", fallback: null }]);
  });

  it("are frozen", () => {
    assert.ok(Object.isFrozen(parseSettings(() => undefined).settings.models));
  });

  it("let a language's own entry win over the star", () => {
    assert.equal(languageOn({ "*": false, python: true }, "python"), true);
    assert.equal(languageOn({ "*": false, python: true }, "go"), false);
    assert.equal(languageOn({}, "go"), true);
  });
});

function spaced(value: unknown): string {
  return JSON.stringify(value).replace(":", ": ");
}
