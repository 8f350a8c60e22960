// The tables a query may read, with their columns: Application Insights in a workspace, and the activity log.

export type ColumnType = 'datetime' | 'string' | 'bool' | 'int' | 'long' | 'real' | 'dynamic';
export type Tables = Readonly<Record<string, Readonly<Record<string, ColumnType>>>>;

const EVERY = { TimeGenerated: 'datetime', _ResourceId: 'string', Type: 'string' } as const;

const TELEMETRY = {
  ...EVERY,
  OperationId: 'string',
  OperationName: 'string',
  ParentId: 'string',
  AppRoleName: 'string',
  AppRoleInstance: 'string',
  AppVersion: 'string',
  SDKVersion: 'string',
  ItemCount: 'int',
  Properties: 'dynamic',
} as const;

/**
 * People are not in it: names, addresses and places of users and callers are columns that no query here may read.
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/tables-index
 */
export const TABLES: Tables = {
  AppRequests: {
    ...TELEMETRY,
    Id: 'string',
    Name: 'string',
    Success: 'bool',
    ResultCode: 'string',
    DurationMs: 'real',
  },
  AppDependencies: {
    ...TELEMETRY,
    Id: 'string',
    Name: 'string',
    Target: 'string',
    DependencyType: 'string',
    Success: 'bool',
    ResultCode: 'string',
    DurationMs: 'real',
  },
  AppExceptions: {
    ...TELEMETRY,
    ProblemId: 'string',
    ExceptionType: 'string',
    OuterMessage: 'string',
    OuterMethod: 'string',
    SeverityLevel: 'int',
  },
  AppTraces: { ...TELEMETRY, Message: 'string', SeverityLevel: 'int' },
  AppAvailabilityResults: {
    ...TELEMETRY,
    Name: 'string',
    Location: 'string',
    Success: 'bool',
    DurationMs: 'real',
    Message: 'string',
  },
  AzureActivity: {
    ...EVERY,
    OperationNameValue: 'string',
    ActivityStatusValue: 'string',
    CategoryValue: 'string',
    ResourceGroup: 'string',
    ResourceProviderValue: 'string',
    CorrelationId: 'string',
    Level: 'string',
  },
};
