// Writes one server-sent event of the Messages API.

export const eventText = (type: string, data: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
