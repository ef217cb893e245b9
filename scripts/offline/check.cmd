@echo off
rem Drag reports onto this file: they are checked, and the page with what was found opens in the browser.
setlocal
set "TOOL=%LOCALAPPDATA%\disclosure-lint\Scripts\disclosure-lint.exe"
set "PAGE=%TEMP%\disclosure-lint-%RANDOM%.html"
if not exist "%TOOL%" (
  echo 请先运行 install.cmd 安装。Run install.cmd first.
  pause
  exit /b 1
)
if "%~1"=="" (
  echo 请把要检查的报告（Word、PDF、Excel、网页文件，或文件夹）拖到本文件上。
  echo Drag the reports to check, or a folder, onto this file.
  pause
  exit /b 2
)
"%TOOL%" check -o "html=%PAGE%" -- %*
if exist "%PAGE%" start "" "%PAGE%"
pause
