# Puts the folder with the command line on the path of this user or of the computer, or takes it from there. The path is
# read without its variables being replaced, and written as what it was; programs started afterwards see it.
param(
  [Parameter(Mandatory)][ValidateSet('Add', 'Remove')][string]$Change,
  [Parameter(Mandatory)][ValidateSet('User', 'Machine')][string]$Of,
  [Parameter(Mandatory)][string]$Folder
)
$ErrorActionPreference = 'Stop'

$key = if ($Of -eq 'Machine') {
  [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Control\Session Manager\Environment', $true)
} else {
  [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)
}
try {
  $before = [string]$key.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
  $folders = @($before -split ';' | Where-Object { $_ -ne '' -and $_ -ne $Folder })
  if ($Change -eq 'Add') { $folders += $Folder }
  $after = $folders -join ';'
  if ($after -ne $before) { $key.SetValue('Path', $after, 'ExpandString') }
} finally {
  $key.Close()
}
