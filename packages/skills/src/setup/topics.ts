// Kinds of file that a newcomer looks for, so that their absence can be stated and searched for again.

export const TOPICS: Readonly<Record<string, RegExp>> = {
  'a licence': /^(licen[sc]e|copying)(\.\w+|-\w+)?$/i,
  'a contributing guide': /(^|\/)contributing(\.\w+)?$/i,
  'a change log': /^(changelog|changes|history|news|releases?)(\.\w+)?$|^\.changeset\//i,
  'a security policy': /(^|\/)security(\.\w+)?$/i,
  'a list of code owners': /^(\.github\/|docs\/|\.gitlab\/)?CODEOWNERS$/,
  'continuous integration':
    /^\.gitlab-ci\.ya?ml$|^\.github\/workflows\/|^azure-pipelines|^Jenkinsfile$|^\.circleci\/|^\.travis\.yml$|^bitbucket-pipelines\.yml$|^\.cirrus\.yml$/,
  'an example of the environment variables':
    /(^|\/)\.?env[.-](example|sample|template|dist)$|(^|\/)example\.env$/i,
  tests:
    /(^|\/)(tests?|__tests__|specs?)\/|(\.|_|-)(test|spec)s?\.\w+$|(^|\/)test_[^/]+\.py$|Tests?\.(cs|java|kt)$/i,
  'a README': /^readme(\.\w+)?$/i,
  'architecture or decision records': /(^|\/)(adrs?|decisions)\/|(^|\/)architecture\.(md|rst|adoc)$/i,
};

/** @returns the first path of the topic; `null` when there is none; `undefined` for a topic that nobody defined */
export function findTopic(name: string, paths: Iterable<string>): string | null | undefined {
  const pattern = Object.hasOwn(TOPICS, name) ? TOPICS[name] : undefined;
  if (pattern === undefined) return undefined;
  for (const path of paths) if (pattern.test(path)) return path;
  return null;
}
