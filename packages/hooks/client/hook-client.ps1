# The hook client for PowerShell: carries one Claude Code hook event to the guard and its answer back.
#
#   pwsh -NoProfile -NonInteractive -File hook-client.ps1 <absolute path of guard.sock> < event.json
#
# The same protocol and the same rule as hook-client.c: the guard's answer, complete and well formed, or exit 2.
# Windows PowerShell 5.1 runs on a .NET without Unix sockets; there it refuses every call.

$Protocol = 'harness-hook/1 '
$Limit = 8 * 1024 * 1024
$HeaderLimit = 64
$DeadlineSeconds = 5
$ErrorActionPreference = 'Stop'

function Stop-Call([string] $Why) {
  try { [Console]::Error.Write("hook-client: $Why; the call is refused`n") } catch { }
  # Not `exit`: that would still run what waits, and could end with another code.
  [Environment]::Exit(2)
}

# Reads to the end of the stream, at most one byte more than allowed.
function Read-All([System.IO.Stream] $Stream, [int] $Most) {
  $all = New-Object System.IO.MemoryStream
  $buffer = New-Object byte[] 65536
  while ($all.Length -le $Most) {
    $left = [Math]::Max(1, $Deadline.Subtract([DateTime]::UtcNow).TotalMilliseconds)
    $reading = $Stream.ReadAsync($buffer, 0, $buffer.Length)
    if (-not $reading.Wait([int] $left)) { Stop-Call "no answer from the guard within $DeadlineSeconds seconds" }
    if ($reading.Result -eq 0) { break }
    $all.Write($buffer, 0, $reading.Result)
  }
  return , $all.ToArray()
}

function Connect-Guard([string] $Path) {
  if (-not $Path.StartsWith('/') -and $Path -notmatch '^[A-Za-z]:\\') { Stop-Call 'the socket path is not absolute' }
  $kind = 'System.Net.Sockets.UnixDomainSocketEndPoint' -as [type]
  if (-not $kind) { Stop-Call 'this PowerShell has no Unix sockets; use PowerShell 7 or newer' }
  $family = [System.Net.Sockets.AddressFamily]::Unix
  $socket = New-Object System.Net.Sockets.Socket($family, [System.Net.Sockets.SocketType]::Stream, [System.Net.Sockets.ProtocolType]::Unspecified)
  $socket.SendTimeout = $DeadlineSeconds * 1000
  $socket.Connect([Activator]::CreateInstance($kind, @($Path)))
  return $socket
}

# The answer is taken only if its header is the one that its body must have, byte for byte.
function Publish-Answer([byte[]] $Answer) {
  $lineEnd = [Array]::IndexOf($Answer, [byte] 10, 0, [Math]::Min($Answer.Length, $HeaderLimit))
  if ($lineEnd -lt 0) { Stop-Call "the guard's answer is malformed" }
  $header = [Text.Encoding]::ASCII.GetString($Answer, 0, $lineEnd)
  $length = $Answer.Length - $lineEnd - 1
  $code = @(0, 2) | Where-Object { $header -ceq "$Protocol$_ $length" }
  if ($null -eq $code) { Stop-Call "the guard's answer is malformed" }
  if ($code -eq 2) {
    $refusal = [Console]::OpenStandardError()
    $refusal.Write($Answer, $lineEnd + 1, $length)
    $refusal.Flush()
    [Environment]::Exit(2)
  }
  $open = [byte][char] '{'
  $close = [byte][char] '}'
  if ($length -lt 2 -or $Answer[$lineEnd + 1] -ne $open -or $Answer[$Answer.Length - 1] -ne $close) {
    Stop-Call "the guard's answer is not an object"
  }
  $out = [Console]::OpenStandardOutput()
  $out.Write($Answer, $lineEnd + 1, $length)
  $out.Flush()
  [Environment]::Exit(0)
}

$Deadline = [DateTime]::UtcNow.AddSeconds($DeadlineSeconds)
try {
  if ($args.Count -ne 1) { Stop-Call 'usage: hook-client.ps1 <absolute path of guard.sock>' }
  $guard = Connect-Guard $args[0]
  $request = Read-All ([Console]::OpenStandardInput()) $Limit
  if ($request.Length -gt $Limit) { Stop-Call 'the event is larger than 8 MiB' }
  $stream = New-Object System.Net.Sockets.NetworkStream($guard, $true)
  $header = [Text.Encoding]::ASCII.GetBytes("$Protocol$($request.Length)`n")
  $stream.Write($header, 0, $header.Length)
  $stream.Write($request, 0, $request.Length)
  $stream.Flush()
  $guard.Shutdown([System.Net.Sockets.SocketShutdown]::Send)
  $answer = Read-All $stream ($Limit + $HeaderLimit)
  if ($answer.Length -gt $Limit + $HeaderLimit) { Stop-Call "the guard's answer is larger than 8 MiB" }
  Publish-Answer $answer
} catch {
  Stop-Call $_.Exception.Message.Replace("`n", ' ')
}
# Reached only if every way above failed to end the program.
[Environment]::Exit(2)
