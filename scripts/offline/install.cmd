@echo off
rem Installs disclosure-lint @VERSION@ from the files beside this one; asks nothing of any network.
setlocal
set "HERE=%~dp0"
set "TARGET=%LOCALAPPDATA%\disclosure-lint"
call :find
if not defined PY call :setup
if not defined PY (
  echo 没有找到 Python @PYTHON@（64 位）。请安装后再运行，或者把它的安装程序 python-@PYTHON@.*-amd64.exe 放在本文件旁边。
  echo Python @PYTHON@, 64 bit, was not found: install it, or put its installer beside this file, and run this again.
  pause
  exit /b 1
)
echo 正在安装，请稍候…… Installing...
%PY% -m venv "%TARGET%" || goto failed
"%TARGET%\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%HERE%wheels" --upgrade --force-reinstall disclosure-lint==@VERSION@ || goto failed
"%TARGET%\Scripts\disclosure-lint.exe" --version || goto failed
echo 已安装。把报告拖到 check.cmd 上即可检查。
echo Installed: %TARGET%\Scripts\disclosure-lint.exe
pause
exit /b 0

:find
set "PY="
py -@PYTHON@ -c "import venv" >nul 2>nul && set "PY=py -@PYTHON@" && exit /b 0
python -c "import sys, venv; sys.exit('%%d.%%d' %% sys.version_info[:2] != '@PYTHON@')" >nul 2>nul && set "PY=python"
exit /b 0

:setup
for %%I in ("%HERE%python-@PYTHON@*-amd64.exe") do (
  echo 正在安装 Python…… Installing Python...
  "%%~fI" /quiet InstallAllUsers=0 Include_launcher=1 Include_test=0
)
call :find
exit /b 0

:failed
echo 安装没有完成，见以上提示。Not installed, see above.
pause
exit /b 1
