import assert from "node:assert/strict";
import fc from "fast-check";
import { java } from "../../../../src/evidence/checks/packages/java/java.ts";
import { check, created, workspaceOf } from "./workspaces.ts";

describe("checking what Java imports", () => {
  const text = [
    "package shop;",
    "import java.util.List;",
    "import static org.junit.jupiter.api.Assertions.assertEquals;",
    "import com.google.common.collect.*;",
    "import com.acme.cart.Cart;",
    "// import a.b.C;",
    "import org.slf4j.Logger;",
  ].join("\n");
  const file = created("src/main/java/shop/New.java", "java", text);

  it("finds types, static members' types and packages", () => {
    const expected = [
      "java.util.List",
      "org.junit.jupiter.api.Assertions",
      "com.google.common.collect",
      "com.acme.cart.Cart",
      "org.slf4j.Logger",
    ];
    assert.deepEqual(
      java.importsIn(text).map(({ name }) => name),
      expected,
    );
  });

  const builds: readonly [of: string, files: Readonly<Record<string, string>>][] = [
    ["Maven", { "pom.xml": "<groupId>org.junit.jupiter</groupId>\n<groupId> com.google.guava </groupId>" }],
    [
      "Gradle",
      { "build.gradle": "test 'org.junit.jupiter:junit-jupiter:5.11'\nimplementation \"com.google.guava:guava:$v\"" },
    ],
    ["Gradle in Kotlin", { "build.gradle.kts": 'api(group = "org.junit.jupiter")\napi("com.google.guava:guava")' }],
  ];
  for (const [of, files] of builds) {
    it(`knows what a group of ${of} or a file stands behind, and says nothing of the rest`, async () => {
      const { findings, unseen } = await check(workspaceOf({ ...files, "app/com/acme/cart/Cart.java": "" }), file);
      assert.deepEqual({ findings, unseen }, { findings: [], unseen: ["org.slf4j.Logger"] });
    });
  }

  it("reads any text", () => {
    fc.assert(fc.property(fc.string(), (any) => void java.importsIn(`import ${any}`)));
  });
});
