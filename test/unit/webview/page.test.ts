import assert from "node:assert/strict";
import { panelHtml } from "../../../src/webview/html.ts";
import { keyCommand } from "../../../src/webview/state/keys.ts";
import { acceptableHunks } from "../../../src/webview/state/thread.ts";
import { fill, parseWords, words } from "../../../src/webview/words.ts";
import { review } from "../../panel/threads.ts";

const press = { key: "a", ctrlKey: false, metaKey: false, altKey: false, isTyping: false };
const options = {
  cspSource: "https://*.vscode-cdn.net",
  nonce: "abc",
  scriptUri: "https://x/panel.js",
  styleUri: "https://x/panel.css",
  words,
  language: "en",
};

describe("the keys", () => {
  it("work alone", () => {
    assert.equal(keyCommand(press), "accept");
  });

  it("tell capitals from small letters", () => {
    assert.equal(keyCommand({ ...press, key: "A" }), "acceptFile");
  });

  it("do nothing while typing", () => {
    assert.equal(keyCommand({ ...press, isTyping: true }), undefined);
  });

  for (const modifier of ["ctrlKey", "metaKey", "altKey"] as const) {
    it(`do nothing with ${modifier}`, () => {
      assert.equal(keyCommand({ ...press, [modifier]: true }), undefined);
    });
  }

  it("take no name of an object's own for a key", () => {
    assert.equal(keyCommand({ ...press, key: "constructor" }), undefined);
  });
});

describe("the hunks that are accepted together", () => {
  it("have no problem, no guard, no conflict and no decision", () => {
    assert.deepEqual(acceptableHunks(review), ["h1", "h6"]);
  });
});

describe("the words", () => {
  it("take values in their places", () => {
    assert.equal(fill(words.decided, 2, 7), "2 of 7 decided");
  });

  it("are the given ones, and English ones where none are given", () => {
    const { accept, reject } = parseWords('{"accept":"Annehmen"}');
    assert.deepEqual([accept, reject], ["Annehmen", "Reject"]);
  });

  it("are plain: without exclamation marks and shouting names", () => {
    assert.deepEqual(
      Object.values(words).filter((text) => /!|\bAI\b|\bI\b/.test(text)),
      [],
    );
  });
});

describe("the page's frame", () => {
  it("lets no script run but by its nonce", () => {
    assert.match(panelHtml(options), /script-src 'nonce-abc';/);
  });

  it("lets nothing else load", () => {
    assert.match(
      panelHtml(options),
      /default-src 'none'.*img-src 'none'; connect-src 'none'; frame-src 'none'; form-action 'none'/,
    );
  });

  it("never allows inline styles", () => {
    assert.doesNotMatch(panelHtml(options), /unsafe|<style| style=/);
  });

  it("can't be left by a word that holds markup", () => {
    assert.doesNotMatch(panelHtml({ ...options, words: { ...words, accept: "</script><b>" } }), /<\/script><b>/);
  });
});
