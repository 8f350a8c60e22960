// The wordings of the hosts, and messages that only look like one.
import { describe, expect, it } from 'vitest';
import { changeRequestOf } from './change-request.ts';

describe('changeRequestOf', () => {
  it.each([
    ['Merge pull request #12 from ada/new-log', '\nWrite one log\n', { name: '#12', title: 'Write one log' }],
    ['Merge pull request #12 from ada/new-log', '', { name: '#12', title: 'new log' }],
    [
      "Merge branch 'new_log' into 'main'",
      'Write one log\n\nSee merge request shop/web!7',
      { name: '!7', title: 'Write one log' },
    ],
    ["Merge branch 'new_log' into 'main'", 'See merge request shop/web!7', { name: '!7', title: 'new log' }],
    ['Write one log', 'Text.\n\nSee merge request !7', { name: '!7', title: 'Write one log' }],
    ['Merged PR 31: Write one log', '', { name: '!31', title: 'Write one log' }],
    ['Merged in new-log (pull request #4)', 'Write one log', { name: '#4', title: 'Write one log' }],
    ['Write one log (#9)', '', { name: '#9', title: 'Write one log' }],
  ])('reads %j', (subject, body, expected) => {
    expect(changeRequestOf(subject, body)).toEqual(expected);
  });

  it.each([
    ['Write one log', ''],
    ["Merge branch 'main' into topic", ''],
    ['Fix #9', 'see #10'],
  ])('finds none in %j', (subject, body) => {
    expect(changeRequestOf(subject, body)).toBeNull();
  });
});
