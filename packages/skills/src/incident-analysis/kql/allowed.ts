// What a query may be made of. Everything is refused that is not in these lists, and some of it with a better word.

/** Nodes of the tree that only arrange others, compare, compute or name. */
const PLAIN =
  /^(QueryBlock|List|SeparatedElement|ExpressionStatement|PipeExpression|ParenthesizedExpression|NameReference|NameDeclaration|TokenName|BracketedName|SimpleNamedExpression|NamedParameter|FunctionCallExpression|ExpressionList|ExpressionCouple|PathExpression|ElementExpression|BracketedExpression|StarExpression|OrderedExpression|OrderingClause|OrderingNullsClause|SummarizeByClause|JoinOnClause|RenameList|CompoundStringLiteralExpression|Unary(Plus|Minus)Expression|(Add|Subtract|Multiply|Divide|Modulo|And|Or|In|InCs|NotIn|NotInCs|Between|NotBetween|EqualTilde|BangTilde|MatchesRegex|HasAny|HasAll)Expression|(Less|Greater)Than(OrEqual)?Expression|(Not)?(Equal)Expression|(Not)?(Has|HasPrefix|HasSuffix|Contains|StartsWith|EndsWith)(Cs)?Expression|(Boolean|Int|Long|Real|DateTime|Timespan|String|Token)LiteralExpression)$/;

const OPERATORS: Readonly<Record<string, string>> = {
  FilterOperator: 'where',
  ExtendOperator: 'extend',
  ProjectOperator: 'project',
  ProjectAwayOperator: 'project-away',
  SummarizeOperator: 'summarize',
  DistinctOperator: 'distinct',
  CountOperator: 'count',
  SortOperator: 'order',
  TopOperator: 'top',
  TakeOperator: 'limit',
  JoinOperator: 'join',
};

export const allowsKind = (kind: string): boolean =>
  PLAIN.test(kind) || kind in OPERATORS || /(Token|Keyword)$/.test(kind);

/** Functions that read nothing but their arguments, and aggregates. */
export const FUNCTIONS: ReadonlySet<string> = new Set(
  `abs ago avg avgif bin ceiling coalesce count countif datetime_diff dcount dcountif extract floor iff iif indexof
  isempty isnan isnotempty isnotnull isnull log10 max maxif min minif not now parse_url percentile percentiles pow
  replace_string round split sqrt startofday startofhour stdev strcat strlen substring sum sumif todouble toint tolong
  tolower toreal tostring toupper trim variance`.split(/\s+/),
);

interface Word {
  /** How a person writes it. */
  operator: string;
  instead: string;
}

/** What leaves the workspace or starts something, by kind of node. */
export const LEAVES: Readonly<Record<string, Word>> = {
  ExternalDataExpression: {
    operator: 'externaldata',
    instead: 'query a table of the workspace; data from elsewhere has no place in an incident’s evidence',
  },
  InlineExternalTableExpression: { operator: 'external_table', instead: 'query a table of the workspace' },
  EvaluateOperator: {
    operator: 'evaluate',
    instead: 'use where, extend, project, summarize and join; plugins may call other hosts',
  },
  InvokeOperator: { operator: 'invoke', instead: 'write the steps out in the query itself' },
  MacroExpandOperator: { operator: 'macro-expand', instead: 'name the one table that is meant' },
  SearchOperator: {
    operator: 'search',
    instead: 'name a table: `AppExceptions | where OuterMessage has "..."`',
  },
  FindOperator: { operator: 'find', instead: 'name a table: `AppTraces | where Message has "..."`' },
  UnionOperator: { operator: 'union', instead: 'ask for each table in a query of its own' },
  RenderOperator: { operator: 'render', instead: 'leave it out; charts are drawn from the rows' },
  LetStatement: { operator: 'let', instead: 'write the value where it is used' },
  SetOptionStatement: { operator: 'set', instead: 'leave it out; limits of the service stay as they are' },
  RestrictStatement: { operator: 'restrict', instead: 'leave it out' },
  AliasStatement: { operator: 'alias database', instead: 'query the workspace of the incident only' },
  PatternStatement: { operator: 'declare pattern', instead: 'name the table' },
  CommandBlock: { operator: 'a management command', instead: 'write a query; nothing is changed from here' },
};

/** Functions that reach another store. */
export const ELSEWHERE: ReadonlySet<string> = new Set([
  'adx',
  'app',
  'arg',
  'cluster',
  'database',
  'entity_group',
  'external_table',
  'materialized_view',
  'resource',
  'stored_query_result',
  'table',
  'workspace',
]);
