// Tells a phrase that a text talks about from one that it says: guides, tests and reports quote attacks.

import { isShown } from './is-shown.ts';

/** Longer quotations are instructions in quotation marks. */
const MAX_QUOTED = 130;
/** A mark of a chat template, say. */
const MAX_NAME = 24;
/** UTF-16 units on either side. */
const NEAR = 400;
/** How a paragraph speaks about phrases instead of meaning them. */
const ABOUT =
  /\b(?:quot(?:e[sd]?|ing|ations?)|phrases?|strings? (?:like|such)|sentences?|examples?|samples?|e\.g|for instance|such as|literal|paraphras\w{1,4}|attack(?:s|ers?|ed)?|attempts?|described?|describes|documentation|detect(?:s|ors?|ed|ion)?|benchmarks?|transcript|regression|classif\w{1,5}|untrusted|analy[sz]e|tests?|tested|test ?cases?|fixtures?|assert|expect|refuse[sd]?|refusal|flag(?:s|ged)?|blocked|blocks|filters?|injections?|jailbreaks?|red.?team\w{0,3}|adversar\w{2,5}|manipulation|leaks?|leakage|exfiltration|channel|payloads?|guardrails?|patterns?|malicious|hidden|hid|mitigat\w{2,4}|vulnerab\w{4,7}|disguises?|poisoning|exploits?|backdoor|researchers?|extractions?|honeypots?|tried|tr(?:y|ies) to|decodes to|known as|pasted|claim(?:s|ed)? that|revert|what does|ways? (?:to|of) say(?:ing)?|exercises?|quiz|interview question|lesson \d|slide \d|figure \d|table \d|scored? \d|canary|suspicious|threat models?|advisor(?:y|ies)|spoof\w{0,3}|social engineering|taxonomy|corpus|annotat\w{2,5}|analysts?|yara|of the strings|likelihood|reproduce|labell?ed)\b/u;
/** The same in other languages, by stems. */
const ABOUT_ELSEWHERE =
  /(?<!\p{L})(?:filtr|satz|sätze|phrase|frase|frasi|beispiel|exemple|ejemplo|esempi|erkannt|erkenn|détect|detect|angriff|angreif|attaqu|ataque|atacant|attacc|forsch(?:er|ung)|chercheur|investigador|pesquisador|ricercator|versteck|manipul|aanval|onderzoek|фраз|пример|атак|злоумышл|исследовател|badacz)|例如|示例|攻击|注入|研究|恶意|検出|攻撃|文言|문구|예시|공격|연구/u;
/** A quotation that the sentence goes on about is its subject. */
const SUBJECT =
  /^,?\s(?:(?:still|often|no longer|soon|later|quickly|long|even|alone|only|once)\s)?(?:(?:is|was)(?!\s(?:your|now|all|what\syou|the\s(?:new|only|first)|(?:an?\s)?(?:order|instruction|command|must|rule|mandatory|required|binding|effective|valid|in\s(?:force|effect))))|means?|meant|stands\sfor|makes?|made|sounds?|looks?|works?|worked|became|appear(?:s|ed)|occur(?:s|red)|fail(?:s|ed)|succeed(?:s|ed)|spread)\b/u;
/** A quotation that is to be carried out is said. */
const OBEYED =
  /\b(?:act as if|as if this|follow (?:this|the following|it)|obey|(?<!\b(?:model|agent|assistant|llm) to )decode (?:this|the following|it)|do what it says|execute (?:this|it)|you must|you should)\b/u;
/** A text of which there may be many: `a mail saying "…"`, `a page tells your agent "…"`. */
const ANY_TEXT =
  /\ban?\s[^"'.!?\n]{2,50}\s(?:saying|says|like|reads|reading|titled|tells? (?:the|an?|your) \w{2,20}(?: to)?|with the (?:body|title|subject|text|words|message|description|name))[,:]?\s$/u;
/** What was seen in such a text, told without quotation marks: `we found a comment saying that …`. */
const REPORTED =
  /\b(?:observed|found|saw|seen|noticed|spotted|received|reported|contained|planted|hid|embedded|placed|posted)\s(?:an?|the)\s[^"'.!?:\n]{2,60}\b(?:saying|stating|claiming|telling|asking|instructing|which\s(?:said|told|asked)|that\s(?:said|told|asked))\b[^"'.!?:\n]{0,40}$/u;
/** `example` in an address says nothing of the text. */
const ADDRESS = /\w{2,20}:\/\/\S{1,200}/gu;
/** A list of phrases quotes some that sound like that. */
const OTHERS = /"[^"\n]{1,130}"/gu;
/** Before the value of a JSON member: its quotation marks are syntax and quote nobody. */
const MEMBER = /(?<!"(?:samples?|examples?|fixtures?|patterns?|phrases?|attacks?))"\s*:\s*$/u;
/** An item of a list that is one quotation. */
const PHRASE = /^\s*(?:[-*+•]|\d{1,3}[.)])\s{1,4}['"][^\n]{3,140}['"][.,;]?\s*$/u;
/** What an order is carried out with: an address, a command, a place. A specimen has none. */
const WITH = /:\/\/|\w@\w|[`$]|(?:^|[\s'"(])[~.]{0,2}\/[\w.]/u;
/** What makes a list of quotations a list of things to do. */
const TOLD =
  /\b(?:follow|obey|execute|carry out|do (?:what|as|the|this|these|that|them|it|each|all)|say|write|answer|reply|respond|you (?:must|should|need|have)|please|now|steps?|then|tasks?|instructions? (?:to|for) (?:the|you|all|any))\b/u;
const PAIRS = ["''", '""', '``', '**', '<>', '«»', '»«', '„"', '「」'] as const;

/**
 * @param text folded
 * @param start of the match
 * @param end of the match
 * @returns true when the match stands inside a short quotation, in a paragraph that speaks about phrases, or is shown as a specimen
 */
export function isMention(text: string, start: number, end: number): boolean {
  if (end - start > MAX_QUOTED) return isShown(text, start, end);
  // What a match is judged by stands near it: a line can be a megabyte long and full of matches.
  const from = Math.max(0, start - NEAR);
  const before = text.slice(from, start);
  const after = text.slice(end, end + NEAR);
  const head = before.slice(paragraphStart(before));
  const stop = after.indexOf('\n\n');
  const near = head + text.slice(start, end) + (stop < 0 ? after : after.slice(0, stop));
  const at = head.length;
  for (const [left = '', right = ''] of PAIRS) {
    const open = near.lastIndexOf(left, at);
    const close = near.indexOf(right, Math.max(at + end - start - 1, open + 1));
    if (open < 0 || close < 0 || close - open > MAX_QUOTED || near.slice(open, close).includes('\n'))
      continue;
    if (left === '"' && MEMBER.test(near.slice(0, open))) continue;
    // An apostrophe stands inside a word; a quotation starts after a space or a bracket and ends before none.
    if (/\w/u.test(near[open - 1] ?? ' ') || /\w/u.test(near[close + 1] ?? ' ')) continue;
    // A name between quotation marks is spoken of, whatever else is said; bold type only stresses.
    if (left !== '*' && open === at - 1 && close === at + end - start && end - start < MAX_NAME) return true;
    const around = `${near.slice(0, open)} ${near.slice(close + 1)}`.replaceAll(ADDRESS, ' ');
    const spokenOf =
      SUBJECT.test(near.slice(close + 1)) ||
      ANY_TEXT.test(near.slice(Math.max(0, open - 90), open)) ||
      ABOUT.test(around) ||
      ABOUT_ELSEWHERE.test(around);
    if (spokenOf && !OBEYED.test(around.replaceAll(OTHERS, ' '))) return true;
  }
  return (
    (REPORTED.test(head) && !OBEYED.test(after)) ||
    isListed(before, after, end - start) ||
    isOneOfPhrases(before, text.slice(start, end), after) ||
    isNamed(before, after, end - start) ||
    isShown(text, start, end)
  );
}

/** Whether the match is a short name at the end of its sentence, behind a word that says so: `markers such as <x>.` */
function isNamed(before: string, after: string, length: number): boolean {
  return (
    length < MAX_NAME &&
    /\b(?:such as|e\.g\.,?|known as|called)\s['"(]?$/u.test(before) &&
    /^\w{0,12}['")]{0,2}(?:[.,;](?:\s|$)|\s(?:and|or|is|are|in|into|within)\b)/u.test(after)
  );
}

/** Where the paragraph begins in which a text ends; a list belongs to the paragraph above it. */
function paragraphStart(before: string): number {
  const start = before.lastIndexOf('\n\n') + 1;
  const inList = start > 0 && /^\n?\s{0,4}(?:[-*+•]|\d{1,3}[.)])\s/u.test(before.slice(start));
  return inList ? before.lastIndexOf('\n\n', start - 2) + 1 : start;
}

/** Whether the match stands in a list whose items are quotations and nothing else: two at least, and nothing that makes orders of them. */
function isOneOfPhrases(before: string, match: string, after: string): boolean {
  const above = before.split('\n');
  const below = after.split('\n');
  if (!PHRASE.test(`${above.pop() ?? ''}${match}${below.shift() ?? ''}`)) return false;
  if (!PHRASE.test(above.at(-1) ?? '') && !PHRASE.test(below[0] ?? '')) return false;
  if (WITH.test(`${before}${match}${after}`)) return false;
  return !TOLD.test(`${above.join('\n')}\n${below.join('\n')}`.replaceAll(OTHERS, ' '));
}

/** Whether the match is all of a short item of a list that a line about phrases announces. */
function isListed(before: string, after: string, length: number): boolean {
  const lines = before.split('\n');
  const head = lines.pop() ?? '';
  const rest = /^[^\n]*/u.exec(after)?.[0] ?? '';
  if (!/^\s*(?:[-*+•]|\d{1,3}[.)])\s/u.test(head) || head.length + rest.length > length) return false;
  const intro = lines.findLast((line) => !/^\s*(?:[-*+•]|\d{1,3}[.)])\s|^\s*$/u.test(line));
  return (
    intro !== undefined &&
    /:\s*$/u.test(intro) &&
    (ABOUT.test(intro) || /\b(?:strings|prompts|bad|known)\b/u.test(intro))
  );
}
