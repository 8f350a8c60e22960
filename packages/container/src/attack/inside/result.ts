// What came of one attempt.

export interface Result {
  contained: boolean;
  saw: string;
}
