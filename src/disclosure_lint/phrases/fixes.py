"""What is said of fixes: proposed, made, refused."""

FIXES: dict[str, tuple[str, str]] = {
    "fix.write": ("将“{found}”改为“{value}”", "write “{value}” for “{found}”"),
    "fix.delete": ("删去“{found}”", "delete “{found}”"),
    "fix.once": ("删去重复的“{found}”", "delete the second “{found}”"),
    "fix.fill": (
        "填写 {value}（满足全部勾稽关系的唯一数字）",
        "write {value}, the only number that satisfies every sum",
    ),
    "fix.fill_all": (
        "填写 {count} 格空白（各只有一个数字满足全部勾稽关系）",
        "fill in {count} blank cells, each with the only number that satisfies every sum",
    ),
    "fix.total": (
        "将“{place}”由 {found} 改为 {value}（各分项之和）",
        "change {place} from {found} to {value}, what its parts add up to",
    ),
}
