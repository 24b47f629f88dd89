@rem The command line: a batch file waits for a program with windows to end, a prompt does not. What follows -- is no switch.
@"%~dp0..\..\Analytics Export.exe" -- %*
