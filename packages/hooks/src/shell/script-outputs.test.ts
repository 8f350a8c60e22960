// Which files a script opens for writing, and which it only reads or names.
import { expect, it } from 'vitest';
import { scriptOutputs } from './script-outputs.ts';

it.each([
  ['awk', '{ print > "/a" }', ['/a']],
  ['awk', '{ print $1 >> "/a"; print > "b" }', ['/a', 'b']],
  ['awk', '{ print "x\\">" > "/a" }', ['/a']],
  ['awk', '{ gsub("a\\\\>", "/b") }', []],
  ['awk', '/>"b"/ { print "c > d" }', []],
  // A string that never ends is no program to awk; what it seems to write counts.
  ['awk', '{ print > "/a" } "', ['/a']],
  [null, 'fs.writeFileSync("/a", "b")', ['/a']],
  [null, 'open("/a", "w")', ['/a']],
  [null, "open('~/a', 'x')", ['~/a']],
  [null, 'open(F, ">/a")', ['/a']],
  [null, "open(F, '>>', '/a')", ['/a']],
  [null, 'shutil.copy("/a", "/b")', ['/a', '/b']],
  [null, 'os.rename("/a", "b")', ['/a']],
  [null, 'File.write("/a")', ['/a']],
  [null, 'Deno.writeTextFile("/a")', ['/a']],
  [null, 'Bun.write("/a")', ['/a']],
  [null, 'truncateSync("/a")', ['/a']],
  [null, ':w /a', ['/a']],
  [null, ':w! ~/a', ['~/a']],
  [null, 'w /a', ['/a']],
  [null, 'fs.writeFileSync(".a/b", "c")', ['.a/b']],
  [null, 'open(".mcp.json", "w")', ['.mcp.json']],
  [null, 'fs.writeFileSync("./a"); require("../b")', []],
  [null, 'fs.writeFileSync("a/b"); x(".c")', []],
  [null, 'fs.readFileSync("/a")', []],
  [null, 'open("/a", "r")', []],
  [null, 'write("/a")', []],
  ['sed', 'w /a', ['/a']],
  ['sed', 's/a/b/w /a', ['/a']],
  ['sed', '1w ./a', ['./a']],
  ['sed', 'W ~/a\np', ['~/a']],
  ['sed', '/a/{w /a}', ['/a']],
  ['sed', 'p', []],
  ['sed', 'w /a  \np', ['/a']],
  ['awk', '{print > "a"}', ['a']],
  ['awk', '{print >> "a"}', ['a']],
  ['awk', '{print "a > b"}', []],
  ['awk', '{print > a}', []],
  ['jq', 'fs.writeFileSync("/a")', []],
])('%s %j: %j', (language, script, files) => {
  expect(scriptOutputs(language, script)).toEqual(files);
});
