"""What is said to those who keep reports in a repository: hooks, changed files, completion in shells."""

REPOSITORIES: dict[str, tuple[str, str]] = {
    "completion.summary": ("输出命令行补全脚本", "print the script for completion in a shell"),
    "completion.help": (
        "输出命令行补全脚本：命令、选项、规则代码和规则包名称按 Tab 键补全。",
        "Prints the script that lets a shell complete commands, options, codes of rules and names of packs.",
    ),
    "completion.setup": (
        '启用：在 ~/.bashrc 末尾加一行 eval "$(disclosure-lint completion bash)"；zsh、fish 类同',
        'Setting up: eval "$(disclosure-lint completion bash)" at the end of ~/.bashrc; zsh and fish alike',
    ),
    # init
    "init.summary": ("为存放报告的仓库写好设置和提交检查", "begin a repository of reports: settings and commit hook"),
    "init.help": (
        "在 DIR（默认当前目录）写入带注释的设置文件 disclosure-lint.yaml，并把检查加入 git 提交钩子（pre-commit）。",
        "Writes a commented disclosure-lint.yaml into DIR (default: here) and the check into the hooks of pre-commit.",
    ),
    "init.epilog": (
        "已有的文件不改动；已有的 .pre-commit-config.yaml 只在末尾加一项，原有内容和注释都保留。",
        "Files that are there are kept; to a .pre-commit-config.yaml an entry is added, its lines stay as they are.",
    ),
    "init.ci_option": ("另写一份持续集成任务", "write a job for continuous integration, too"),
    "init.force_option": ("覆盖已有的文件", "replace files that are there"),
    "init.no_folder": ("目录不存在：{folder}", "no such folder: {folder}"),
    "init.written": ("已写入 {file}", "written: {file}"),
    "init.replaced": ("已覆盖 {file}", "replaced: {file}"),
    "init.kept": ("已有 {file}，未作改动（--force 可覆盖）", "already there, kept: {file} (--force replaces it)"),
    "init.merged": (
        "已在 {file} 中加入检查，原有内容不变",
        "the check was added to {file}, its lines are as they were",
    ),
    "init.has_hook": ("{file} 中已有这项检查，未作改动", "{file} has the check already and was kept"),
    "init.by_hand": (
        "{file} 的写法无法自动加入，未作改动；请在 repos: 下自行加入以下内容：",
        "{file} is written in a way that nothing can be added to, and was kept; please add to its `repos`:",
    ),
    "init.job": ("如需加入检查任务，请把以下内容并入 {file}：", "for the job, please add to {file}:"),
    "init.next": ("接下来：", "What to do next:"),
    "init.next.git": ("建立 git 仓库：git init", "make it a git repository: git init"),
    "init.next.hook": (
        "启用提交检查：pip install pre-commit，再运行 pre-commit install（每台电脑做一次）",
        "switch the hook on: pip install pre-commit, then pre-commit install (once on every computer)",
    ),
    "init.next.check": (
        "检查现有报告：disclosure-lint check {folder}",
        "check the reports that are there: disclosure-lint check {folder}",
    ),
    "init.next.commit": (
        "把以上文件和报告一起提交；以后每次提交，只检查改动的报告，有错误则不能提交",
        "commit these files with the reports; from then on each commit checks what it changes and is refused on errors",
    ),
    "init.hook": (
        "提交前检查年度报告；使用本机安装的 disclosure-lint",
        "checks annual reports before each commit, with the disclosure-lint that is installed",
    ),
    "init.hook.name": ("年度报告检查", "annual reports"),
    "init.config.head": (
        "disclosure-lint 的设置，适用于本目录及其下各级目录中的年度报告。",
        "Settings of disclosure-lint for the annual reports in this folder and below it.",
    ),
    "init.config.unused": (
        "以 # 开头的设置未生效，去掉 # 即可使用。",
        "Settings that begin with # are not in force; take the # away to use them.",
    ),
    "init.config.reason": ("写明理由", "say why"),
    "init.config.packs": (
        "规则包：national 为全国通用规则；本省的规则包（如 shandong）或者自己的规则包（写路径）加在后面。",
        "Rule packs: national holds for the whole country; add your province's (as shandong) or your own by its path.",
    ),
    "init.config.prior": (
        "到哪里找上一年的报告；写 . 表示在本目录中找，单独检查一份报告时也能与上一年核对。",
        "Where last year's reports lie: . is this folder, so that a report checked by itself is compared, too.",
    ),
    "init.config.fail_on": (
        "有何种程度的问题即不能通过：error 错误，warning 警告，info 提示，never 只列出不拦截。",
        "How grave a finding must be to fail: error, warning, info; never only lists.",
    ),
    "init.config.exclude": (
        "不检查的文件和目录。",
        "Files and folders that are not checked.",
    ),
    "init.config.waivers": (
        "豁免文件：某个问题有正当理由时，由批准人在其中写明理由和期限，问题照列而不计。",
        "A file of waivers: findings that somebody answers for until a day, with the reason; shown, but not counted.",
    ),
    "init.config.baseline": (
        "基线文件：启用之前就有的问题，照列而不计（用 check --update-baseline 建立）。",
        "A baseline: findings that were there before, shown, but not counted (made by check --update-baseline).",
    ),
    "init.config.ignore": ("不使用的规则：代码或其开头。", "Rules that are not applied: codes or how they begin."),
    "init.config.rules": (
        "改变某条规则的程度（或者写 off: true 停用），须写明理由。",
        "Another severity for a rule (or off: true), with the reason.",
    ),
    "init.config.parameters": (
        "改变期限等参数，须写明理由；此例：乡镇于 2 月 15 日前公布。",
        "Other deadlines and thresholds, with the reason; here: townships publish by 15 February.",
    ),
    "init.config.per_path": (
        "某些文件另设：此例 townships 目录中的都是乡镇报告。",
        "Settings for some files; here: all in the folder townships are of townships.",
    ),
    "init.ci": (
        "每次推送和合并请求时检查年度报告",
        "Checks annual reports at each push and merge request",
    ),
    "init.ci.github": (
        "问题标注在改动的文件旁，汇总列在任务页上",
        "Findings are annotations beside the changed files, and a summary on the page of the run",
    ),
    "init.ci.gitlab": (
        "问题列在合并请求的代码质量和测试报告中",
        "Findings are in the code quality and test reports of the merge request",
    ),
    # What has changed, what is kept
    "check.since": (
        "只检查自这个提交或分支以来改动的报告，以及上一年报告有改动的报告（须在 git 仓库中）",
        "check only what has changed since this commit or branch, or whose year before has (in git repositories)",
    ),
    "check.no_cache": ("不使用以往检查的结果，也不保存", "neither use nor keep what earlier runs found"),
    "check.cache_dir": (
        "保存检查结果的目录，默认在用户的缓存目录中",
        "where to keep what was found; default: in the user's folder for caches",
    ),
    "wrong.since.no_git": (
        "--since 需要 git 程序，未能运行：{detail}",
        "--since needs the git program, which could not be run: {detail}",
    ),
    "wrong.since.no_repository": (
        "--since 只能用于 git 仓库，{detail} 不在仓库中",
        "--since is for git repositories; {detail} is in none",
    ),
    "wrong.since.no_commit": (
        "仓库中没有提交或分支 {detail}；在持续集成中请取回完整历史（fetch-depth: 0）",
        "there is no commit or branch {detail} in the repository; in CI, fetch the whole history (fetch-depth: 0)",
    ),
    "wrong.since.failed": ("git 未能给出改动：{detail}", "git could not tell what has changed: {detail}"),
    "log.unchanged": ("未改动、不再检查的报告：{count} 份", "unchanged and not checked: {count}"),
    "closing.unchanged": (
        "没有需要检查的报告：{count} 份报告都没有改动。",
        "Nothing to check: none of the {count} reports has changed.",
    ),
    "check.watch": (
        "持续检查：文件一有改动就重新检查，按 Ctrl-C 结束",
        "check again whenever a file changes, until Ctrl-C",
    ),
    "watch.waiting": (
        "{time} 检查完毕，等待文件改动；按 Ctrl-C 结束",
        "checked at {time}, waiting for changes; Ctrl-C ends",
    ),
    "wrong.watch": ("--watch 不能与 {names} 同用", "--watch does not go with {names}"),
    "wrong.no_watch": (
        "--watch 需要另装组件：pip install 'disclosure-lint[{extra}]'",
        "--watch needs a component more: pip install 'disclosure-lint[{extra}]'",
    ),
}
