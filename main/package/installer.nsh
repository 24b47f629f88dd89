; What the Windows installer does beside electron-builder's own work: the command line on the path, and the application
; among those that a database can be opened with. It is never made the one that opens them by itself.

!macro changePath CHANGE
  Push $0
  StrCpy $0 "User"
  ${if} $installMode == "all"
    StrCpy $0 "Machine"
  ${endif}
  nsExec::Exec `"$SYSDIR\WindowsPowerShell\v1.0\powershell.exe" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "$INSTDIR\resources\command-line\path.ps1" -Change ${CHANGE} -Of $0 -Folder "$INSTDIR\resources\command-line"`
  Pop $0
  ; Explorer reads the path anew for what it starts from now on.
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
  Pop $0
!macroend

!macro customInstall
  !insertmacro changePath Add
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".db" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".sqlite" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}\SupportedTypes" ".sqlite3" ""
!macroend

!macro customUnInstall
  !insertmacro changePath Remove
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"
!macroend
