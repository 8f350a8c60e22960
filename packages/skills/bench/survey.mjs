// Surveys one repository in a process of its own and tells time and memory as JSON: node survey.mjs <bundle> <repository> [since].
const [, , bundle, repository, since] = process.argv;
const { openGit, surveyHistory } = await import(bundle);
const git = openGit(repository);
const head = (await git.text('rev-parse', 'HEAD')).trim();
const [began, cpu] = [performance.now(), process.cpuUsage()];
const survey = await surveyHistory(git, { head, since: since ?? null });
const seconds = (performance.now() - began) / 1000;
const own = process.cpuUsage(cpu);
process.stdout.write(
  JSON.stringify({
    seconds,
    cpu: (own.user + own.system) / 1e6,
    commits: survey.commits,
    candidates: survey.candidates.length,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
