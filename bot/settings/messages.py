"""What is said to the operator about the settings, Vietnamese first, then English on the same line.

These are no chat texts: they are printed before any catalogue is read, to whoever installs the bot.
"""

from __future__ import annotations

_TABLE: dict[str, tuple[str, str]] = {
    "unknown": ("không có mục này", "there is no such key"),
    "unknown_but": ("không có mục này; có phải {nearest}?", "there is no such key; did you mean {nearest}?"),
    "section": ("là một nhóm, phải viết thành [{key}]", "is a section, to be written as [{key}]"),
    "bad": ("{value} không dùng được; cho phép: {vi}", "{value} cannot be used; allowed: {en}"),
    "bad_secret": ("giá trị không dùng được; cho phép: {vi}", "the value cannot be used; allowed: {en}"),
    "missing": ("còn thiếu; điền {key} hoặc biến {variable}", "is missing; set {key} or the variable {variable}"),
    "missing_secret": (
        "còn thiếu; điền {key}, {key}_file, hoặc biến {variable} hay {variable}_FILE",
        "is missing; set {key}, {key}_file, or the variable {variable} or {variable}_FILE",
    ),
    "missing_here": ("còn thiếu", "is missing"),
    "both": ("chỉ điền một trong hai: {key} hoặc {key}_file", "set only one of the two: {key} or {key}_file"),
    "secret_file": ("không đọc được tệp {path} ({why})", "the file {path} cannot be read ({why})"),
    "empty_file": ("tệp {path} trống", "the file {path} is empty"),
    "no_config": ("không có tệp này", "there is no such file"),
    "config_unreadable": ("không đọc được tệp này ({why})", "this file cannot be read ({why})"),
    "toml": ("sai cú pháp TOML (dòng:cột {where})", "is not valid TOML (line:column {where})"),
    "no_zalo": ("bản này chưa dùng được Zalo", "Zalo is not available in this release yet"),
    "quiet_order": ("phải ngắn hơn alert.quiet_after", "must be shorter than alert.quiet_after"),
    "below_minimum": ("phải từ patrol.minimum trở lên", "must not be less than patrol.minimum"),
    "below_target": ("phải từ patrol.target trở lên", "must not be less than patrol.target"),
    "close_order": ("phải lâu hơn mốc cuối của patrol.out_after", "must be longer than the last of patrol.out_after"),
    "wording": ("{path} chưa dùng được, cần sửa", "{path} cannot be used: {problem}"),
    "database_is_folder": ("{path} là thư mục, cần tên một tệp", "{path} is a folder; the name of a file is needed"),
    "database_below_file": ("{path} là tệp, không chứa được gì", "{path} is a file; nothing can be put into it"),
    "database_no_right": ("không có quyền ghi vào {path}", "there is no right to write into {path}"),
    "step_order": ("các bước phải theo thứ tự thời gian tăng dần", "the steps must be in order of time"),
}

_ALLOWED: dict[str, tuple[str, str]] = {
    "duration": (
        'lớn hơn 0, tối đa 366 ngày: số giây, hoặc "45s", "15m", "2h", "1h30m"',
        'more than 0, at most 366 days: seconds, or "45s", "15m", "2h", "1h30m"',
    ),
    "hour": ('giờ trong ngày, như "22:00"', 'a time of day like "22:00"'),
    "hour_or_empty": ('giờ trong ngày như "06:30", hoặc ""', 'a time of day like "06:30", or ""'),
    "count": ("số nguyên từ 1", "a whole number from 1"),
    "rate": ("số lớn hơn 0", "a number above 0"),
    "port": ("số nguyên 0-65535 (0: cổng trống bất kỳ)", "a whole number 0-65535 (0: any free port)"),
    "switch": ("true hoặc false", "true or false"),
    "words": ("chữ trong ngoặc kép", "words in quotes"),
    "address": ("địa chỉ bắt đầu bằng http:// hoặc https://", "an address beginning with http:// or https://"),
    "address_or_empty": ('địa chỉ http(s)://, hoặc ""', 'an address http(s)://, or ""'),
    "phone_or_empty": ('số điện thoại viết liền, hoặc ""', 'a telephone number in one piece, or ""'),
    "web_path": ("đường dẫn bắt đầu bằng /", "a path beginning with /"),
    "path": ('đường dẫn tệp, hoặc ""', 'the path of a file, or ""'),
    "database": ('"sqlite+aiosqlite:///đường-dẫn"', '"sqlite+aiosqlite:///path"'),
    "zone": ('múi giờ như "Asia/Ho_Chi_Minh"', 'a time zone like "Asia/Ho_Chi_Minh"'),
    "token": ("chữ liền, không khoảng trắng", "one word without spaces"),
    "webhook_secret": ("1-256 ký tự A-Z a-z 0-9 _ -", "1-256 characters A-Z a-z 0-9 _ -"),
    "duration_or_empty": ('thời lượng như "30m", hoặc ""', 'a duration like "30m", or ""'),
    "durations": ('danh sách thời lượng, như ["24h", "2h"]', 'a list of durations like ["24h", "2h"]'),
    "three_durations": (
        'ba thời lượng tăng dần, như ["15m", "30m", "1h"]',
        'three durations in order, like ["15m", "30m", "1h"]',
    ),
    "word_list": ('danh sách chữ, như ["mưa to"]', 'a list of words like ["heavy rain"]'),
    "shifts": (
        'danh sách "MÃ; Tên; 22:00-02:00; thứ; thứ khi cao điểm", thứ viết 2-7, CN',
        'a list of "CODE; Name; 22:00-02:00; weekdays; weekdays at peak", weekdays are 2-7 (Mon-Sat) and CN (Sun)',
    ),
    "steps": (
        'danh sách { after = "3m", to = ["again"], warn_reporter = false }',
        'a list of { after = "3m", to = ["again"], warn_reporter = false }',
    ),
}


def message(id_: str, /, **values: object) -> str:
    vi, en = _TABLE[id_]
    return f"{vi.format(**values)} / {en.format(**values)}"


def bad(value: str, allowed: str) -> str:
    """`allowed` is a name of the table, or the choices themselves. An empty `value` is a secret and not shown."""
    vi, en = _ALLOWED.get(allowed, (allowed, allowed))
    return message("bad" if value else "bad_secret", value=value, vi=vi, en=en)
