import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { currentTranslations, setTranslations, t, tAs, tCount } from "../../l10n/translate.ts";

describe("a text of the user interface", () => {
  afterEach(() => setTranslations(undefined));

  it("is English where the editor is", () => {
    assert.equal(t("{0} of {1}", 3, "four"), "3 of four");
    assert.equal(tCount(1, "{0} host", "{0} hosts"), "1 host");
    assert.equal(tCount(0, "{0} host in {1}", "{0} hosts in {1}", "a"), "0 hosts in a");
    assert.deepEqual(currentTranslations(), {});
  });

  it("is the translation, in which values may stand in a different order", () => {
    setTranslations({ "{0} of {1}": "von {1}: {0}", "{0} hosts": "{0} Rechner" });
    assert.equal(t("{0} of {1}", 3, 4), "von 4: 3");
    assert.equal(tCount(2, "{0} host", "{0} hosts"), "2 Rechner");
    assert.equal(tCount(1, "{0} host", "{0} hosts"), "1 host");
  });

  it("has a translation for each meaning", () => {
    setTranslations({ Open: "Offen", "Open/button": "Öffnen" });
    assert.deepEqual([t("Open"), tAs("button", "Open"), tAs("port", "Open")], ["Offen", "Öffnen", "Open"]);
  });

  it("takes values as they are, those too that look like places", () => {
    assert.equal(t("{0} and {1}", "{1}", "$&"), "{1} and $&");
    assert.equal(t("{0} {1} {x}", "one"), "one {1} {x}");
  });

  it("is English where what was handed over is no text", () => {
    for (const found of [null, "x", 3, { Host: 1, toString: "no" }]) {
      setTranslations(found as never);
      assert.deepEqual([t("Host"), t("valueOf")], ["Host", "valueOf"]);
    }
  });
});
