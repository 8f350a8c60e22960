// Waits for a condition that other events bring about, for a limited time.

export interface Bell {
  /** Something changed: those who wait look again. */
  ring(): void;
  /** Resolves as soon as the condition holds, with true, or after `withinMs` with what it is then. */
  until(holds: () => boolean, withinMs: number): Promise<boolean>;
}

export function createBell(): Bell {
  const waiters = new Set<() => void>();
  return {
    ring() {
      for (const wake of waiters) wake();
    },
    until(holds, withinMs) {
      if (holds()) return Promise.resolve(true);
      return new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer);
          waiters.delete(wake);
          resolve(holds());
        };
        const wake = (): void => {
          if (holds()) finish();
        };
        const timer = setTimeout(finish, withinMs);
        waiters.add(wake);
      });
    },
  };
}
