// What the bench measures, for one bundle.
export { surveyHistory } from '../src/documentation/evidence/history/survey.ts';
export { openGit } from '../src/git/git.ts';
