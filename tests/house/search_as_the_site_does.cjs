// Asks the search of the built site, by its own worker: node search_as_the_site_does.cjs SITE WORD...
// Prints one JSON text: for each word the addresses that are found, the best first.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [site, ...words] = process.argv.slice(2);
const folder = path.join(site, "assets", "javascripts", "workers");
const name = fs.readdirSync(folder).find((each) => /^search\..*\.js$/.test(each));
const index = JSON.parse(fs.readFileSync(path.join(site, "search.json"), "utf8"));

// What a browser gives a worker; a message that comes back wakes whoever waits for it.
let told = () => {};
const self = { postMessage: (message) => told(message) };
vm.runInContext(fs.readFileSync(path.join(folder, name), "utf8"), vm.createContext({ self, Intl }));

const [SETUP, QUERY, FAILED] = [0, 2, 4];
const tell = (type, data) =>
  new Promise((resolve, reject) => {
    told = (message) => (message.type === FAILED ? reject(new Error("the search failed")) : resolve(message.data));
    self.onmessage({ data: { type, data } });
  });

const ask = async (input) => {
  const all = { type: "operator", data: { operator: "and", operands: [] } };
  const tags = [{ type: "term", data: { field: "tags" } }];
  const found = await tell(QUERY, { input, filter: { input: all, aggregation: { input: tags } } });
  return found.items.map((each) => index.items[each.id].location);
};

(async () => {
  await tell(SETUP, index);
  const answers = {};
  for (const word of words) answers[word] = await ask(word);
  console.log(JSON.stringify(answers));
})();
