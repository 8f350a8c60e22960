// What a stage may still spend on models; asked before a request is sent, told when it has ended.
import { type Usage, sentTokens } from './usage.ts';

/** What is absent is not limited. */
export interface BudgetLimits {
  /** Tokens sent, cache reads and writes included. */
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  usd?: number | undefined;
  requests?: number | undefined;
  /** Wall-clock seconds from the opening of the door. */
  seconds?: number | undefined;
}

export interface Spent {
  inputTokens: number;
  outputTokens: number;
  usd: number;
  requests: number;
}

export interface Budget {
  readonly spent: Readonly<Spent>;
  /** What is spent, so that no further request may be sent, or null. Requests under way are not waited for: each may overrun once. */
  exhausted(): { what: 'money' | 'tokens' | 'requests' | 'time'; limit: string } | null;
  /** Counts a request; called before it is sent. */
  begin(): void;
  end(usage: Usage, usd: number): void;
  /** Milliseconds until the wall time, or null without one. */
  remainingMs(): number | null;
}

/** @param now milliseconds of a clock that never goes back */
export function openBudget(limits: BudgetLimits, now: () => number = () => performance.now()): Budget {
  const opened = now();
  const spent: Spent = { inputTokens: 0, outputTokens: 0, usd: 0, requests: 0 };
  const remainingMs = (): number | null =>
    limits.seconds === undefined ? null : Math.max(0, opened + limits.seconds * 1000 - now());
  return {
    spent,
    remainingMs,
    exhausted() {
      const { inputTokens, outputTokens, usd, requests, seconds } = limits;
      if (requests !== undefined && spent.requests >= requests)
        return { what: 'requests', limit: `${requests} requests` };
      if (usd !== undefined && spent.usd >= usd) return { what: 'money', limit: `US$ ${usd}` };
      if (inputTokens !== undefined && spent.inputTokens >= inputTokens)
        return { what: 'tokens', limit: `${inputTokens} input tokens` };
      if (outputTokens !== undefined && spent.outputTokens >= outputTokens)
        return { what: 'tokens', limit: `${outputTokens} output tokens` };
      return remainingMs() === 0 ? { what: 'time', limit: `${seconds} s` } : null;
    },
    begin: () => void (spent.requests += 1),
    end(usage, cost) {
      spent.inputTokens += sentTokens(usage);
      spent.outputTokens += usage.output;
      spent.usd += cost;
    },
  };
}
