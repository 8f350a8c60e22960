// Reads one event, judges it and cleans its texts: all work that grows with what the agent sends, and none that remembers.
import type { GuardSession, ToolEvent } from '@agent-harness/contracts';
import type { DecideContext } from '../decide/context.ts';
import { type RawEvent, parseEvent } from '../event/parse-event.ts';
import { type NumberedText, isNothingThere, readLines, writeLines } from '../sanitise/numbered-lines.ts';
import { observeCall } from '../session/observe-call.ts';
import { prepare } from './finish-entry.ts';
import type { Facts, Judged, Judgement, Step } from './judgement.ts';
import type { Layers } from './layers.ts';
import { messageOf } from './message-of.ts';

/** One session as the judge knows it. */
export interface JudgeSession {
  stage: GuardSession;
  resolve: DecideContext['resolve'];
  layers: Layers;
  /** Texts in which nothing looks like a credential: ids and folders come again and again. */
  clean: Set<string>;
  /** Told before each step, so that whoever watches can name the one that does not end. */
  enter(step: Step): void;
}

/** @param read told what the event is before it is judged. Never throws */
export function judgeEvent(
  bytes: Buffer,
  tainted: boolean,
  session: JudgeSession,
  read: (facts: Facts) => void,
): Judged {
  session.enter('reading');
  let raw: RawEvent;
  let event: Facts | ToolEvent;
  try {
    raw = parseEvent(bytes);
    const known = session.layers.readFacts(raw);
    event = isJudged(known) ? session.layers.normalise(raw, known) : known;
  } catch (cause) {
    return { kind: 'unreadable', why: messageOf(cause) };
  }
  try {
    const facts = factsOf(event);
    read(facts);
    return { kind: 'judged', judgement: judgementOf(event, facts, raw, tainted, session) };
  } catch (cause) {
    return { kind: 'failed', why: messageOf(cause) };
  }
}

/** What the layers decide about; of other events only the facts and the output count. */
function isJudged({ event }: Facts): boolean {
  return event === 'tool.permit' || event === 'prompt';
}

function judgementOf(
  event: Facts | ToolEvent,
  facts: Facts,
  raw: RawEvent,
  tainted: boolean,
  session: JudgeSession,
): Judgement {
  const { layers, stage, enter } = session;
  const resolve = once(session.resolve);
  const whole = isJudged(event) && 'contract' in event ? event : null;
  const context = { resolve, tainted, now: () => performance.now(), enter };
  const decision = whole && layers.decide(whole, stage.policy, context);
  enter('cleaning');
  const response = textsOf(facts, raw['tool_response']);
  const cleaned = cleanedOf(facts, raw, response, session);
  const held = cleaned?.verdicts.some(({ layer, verdict }) => layer === 'L4' && verdict !== 'allow') ?? false;
  const details = detailsOf(raw);
  const input = whole ? JSON.stringify(raw['tool_input']) : undefined;
  const words = [...(decision?.verdicts ?? []), ...(cleaned?.verdicts ?? [])].flatMap(
    (verdict) => verdict.words,
  );
  const texts = [
    stage.stage,
    facts.session,
    facts.call ?? '',
    facts.hook,
    facts.tool ?? '',
    facts.cwd,
  ].concat(Object.values(details), decision?.resolved ?? [], words);
  return {
    facts,
    prepared: prepare(raw, { decides: whole !== null, quotes: words.length > 0, texts, input }, session),
    decision,
    asked:
      whole && input !== undefined
        ? { observed: observeCall(whole, stage.mounts, resolve), text: input }
        : null,
    cleaned,
    credentials: held ? layers.credentialsIn(response, stage.policy) : [],
    details,
  };
}

/** Three layers ask for the same paths, and each answer costs the disk. Within one event a path has one answer. */
function once(resolve: DecideContext['resolve']): DecideContext['resolve'] {
  const known = new Map<string, ReturnType<DecideContext['resolve']>>();
  return (path) => {
    const found = known.get(path) ?? resolve(path);
    known.set(path, found);
    return found;
  };
}

function factsOf({ event, hook, session, call, tool, cwd, digest }: Facts): Facts {
  return { event, hook, session, call, tool, cwd, digest };
}

/** Texts as they were before Claude Code numbered the lines of a file; null for its own words in place of lines. */
function textsOf({ tool }: Facts, response: unknown): unknown {
  if (tool !== 'Read' || !Array.isArray(response)) return response;
  return response.map((text) => (isNothingThere(String(text)) ? null : readLines(String(text))));
}

function cleanedOf(
  facts: Facts,
  raw: RawEvent,
  response: unknown,
  { layers, stage }: JudgeSession,
): Judgement['cleaned'] {
  if (facts.event !== 'tool.done') return null;
  const cleaned = layers.sanitiseResponse(response, stage.policy);
  if (!cleaned.changed) return { ...cleaned, value: null };
  if (facts.tool !== 'Read') return cleaned;
  const texts = (cleaned.value as (NumberedText | null)[]).map((text, at) =>
    text === null ? (raw['tool_response'] as string[])[at] : writeLines(text),
  );
  return { ...cleaned, value: texts };
}

function detailsOf(raw: RawEvent): Record<string, string> {
  const names = ['source', 'reason', 'file_path', 'load_reason', 'agent_type'];
  return Object.fromEntries(
    names.flatMap((name) => (typeof raw[name] === 'string' ? [[name, raw[name]]] : [])),
  );
}
