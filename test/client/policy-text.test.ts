import assert from "node:assert/strict";
import { test } from "node:test";
import { isPolicyText } from "../../client/policy-text.ts";

const texts: { name: string; text: string; is: boolean }[] = [
  { name: "a tag", text: '<check_type:"Unix">\n', is: true },
  { name: "comments, then a tag", text: '# one\r\n\r\n  # two\r\n<check_type : "Windows">', is: true },
  { name: "a byte order mark", text: '\ufeff#\n<check_type:"Unix">', is: true },
  { name: "a comment alone", text: "# a script\n", is: false },
  { name: "a comment that names a tag", text: '# <check_type:"Unix">\necho\n', is: false },
  { name: "prose before the tag", text: 'Look at this:\n<check_type:"Unix">', is: false },
  { name: "another tag", text: "<check_types>\n", is: false },
  { name: "nothing", text: "", is: false },
];

for (const { name, text, is } of texts) {
  test(`a text that begins with ${name} is ${is ? "" : "not "}a policy`, () => {
    assert.equal(isPolicyText(text), is);
  });
}
