// How a GitLab job gets the document that a webhook sent: never as a word of a shell line.

/**
 * GitLab writes a request's parameters into a file, as JSON: the fields of the body, and beside them those of its own
 * URL. The body is what is left without them; nothing left means that the request carried nothing.
 * @see https://docs.gitlab.com/ci/triggers/#access-webhook-payload
 */
const TAKE_OUT =
  'const {id, ref, variables, inputs, ...body} = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); ' +
  'if (Object.keys(body).length === 0) throw new Error("the trigger carried no document"); ' +
  'process.stdout.write(JSON.stringify(body))';

/** @param file relative, in the checkout */
export function takePayload(file: string): string[] {
  return [
    ': "${TRIGGER_PAYLOAD:?the trigger carried no payload; start this pipeline by a webhook}"',
    `node -e '${TAKE_OUT}' "$TRIGGER_PAYLOAD" > ${file}`,
  ];
}
