#!/usr/bin/env python3
"""Writes the tables of src/SshConfigLint.Core/Knowledge from data extracted from OpenSSH's release tags.

usage: generate-knowledge.py DATA [OUTPUT]

DATA holds openssh-versions.json, algorithms.json and peer-profiles.json; knowledge-overrides.json beside this script corrects them.
OUTPUT is the folder to write to; without it the project's own folder.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST = (7, 0)

VALUE_KINDS = {
    "agent-socket": "AgentSocket",
    "algo-list": "AlgorithmList",
    "bool": "Enumeration",
    "bool|path": "FlagOrPath",
    "bool|pattern-list": "FlagOrPatternList",
    "char": "EscapeChar",
    "cidr-list": "CidrList",
    "cname-rules": "CnameRules",
    "command": "Command",
    "enum": "Enumeration",
    "enum+time": "EnumerationOrTime",
    "env-patterns": "EnvironmentPatterns",
    "flag-list": "FlagList",
    "forward": "Forward",
    "group-patterns": "GroupPatterns",
    "host:port list": "HostPortList",
    "include": "IncludePatterns",
    "int": "Integer",
    "ipqos": "IpQos",
    "jump": "ProxyJump",
    "legacy": "Legacy",
    "listen": "ListenAddress",
    "match": "MatchCriteria",
    "maxstartups": "MaxStartups",
    "method-lists": "MethodLists",
    "netblock": "NetBlockSize",
    "octal": "Octal",
    "path": "Path",
    "path-list": "PathList",
    "pattern-args": "HostPatterns",
    "pattern-list": "PatternList",
    "penalties": "Penalties",
    "port": "Port",
    "rekey": "Rekey",
    "rest-string": "RestOfLineText",
    "setenv": "EnvironmentAssignments",
    "string": "String",
    "string-list": "StringList",
    "subsystem": "Subsystem",
    "time": "Time",
    "tundev": "TunnelDevice",
    "type=interval list": "ChannelTimeouts",
    "user-patterns": "UserPatterns",
}
# Where the data's kind is wider than ours.
KEYWORD_KINDS = {
    "canonicaldomains": "DomainList",
    "forcecommand": "Command",
    "obscurekeystroketiming": "KeystrokeTiming",
}
REPETITIONS = {
    "append": "Accumulates",
    "append-dedup": "AccumulatesDistinct",
    "block": "Structure",
    "first": "FirstWins",
    "first-line": "FirstLineWins",
    "first-per-item": "FirstPerItem",
    "last": "LastWins",
}
ALGORITHM_KINDS = {"cipher": "Cipher", "mac": "Mac", "kex": "KeyExchange", "pubkey": "Signature"}
STRENGTHS = {
    "strong": "Strong",
    "acceptable": "Strong",
    "legacy": "Legacy",
    "weak": "Weak",
    "broken": "Weak",
    "experimental": "Legacy",
}
LISTS = ["CASignatureAlgorithms", "Ciphers", "HostKeyAlgorithms", "HostbasedAcceptedAlgorithms", "KexAlgorithms", "MACs", "PubkeyAcceptedAlgorithms"]
VENDORS = [
    ("Apple", ["Apple"]),
    ("GSSAPI key-exchange patch", ["Debian", "RedHat"]),
    ("Debian", ["Debian"]),
    ("Red Hat", ["RedHat"]),
    ("FreeBSD", ["FreeBsd"]),
    ("HPN", ["Hpn"]),
    ("PKIX", ["PkixSsh"]),
]


def release(label):
    """(9, 2) of 9.2p1; None of HEAD."""
    if label is None or label == "HEAD":
        return None
    major, minor = label.split("p")[0].split(".")[:2]
    return int(major), int(minor)


def text(version):
    return f"{version[0]}.{version[1]}"


def apply_edit(data, edit):
    """Follows a path whose steps may be * or a list with commas, then sets, appends or moves."""
    *steps, last = edit["path"].split("/")
    places = [data]
    for step in steps:
        found = []
        for place in places:
            names = list(place) if step == "*" else [name for name in step.split(",") if name in place]
            found += [place[name] for name in names if isinstance(place[name], dict)]
        places = found
    for place in places:
        for name in last.split(","):
            if "append" in edit:
                if name in place:
                    place[name] = place[name] + edit["append"]
            elif "move" in edit:
                move = edit["move"]
                place[name] = [{**row, "since": move["to"]} if row["since"] == move["from"] else row for row in place[name]]
            elif edit["set"] is None:
                place.pop(name, None)
            else:
                place[name] = edit["set"]


def load(folder):
    data = json.loads((folder / "openssh-versions.json").read_text())
    strengths = json.loads((folder / "algorithms.json").read_text())["algorithms"]
    overrides = json.loads((HERE / "knowledge-overrides.json").read_text())
    for edit in overrides["edits"]:
        apply_edit(data, edit)
    return data, {row["name"]: row for row in strengths}, overrides


def history(rows, value, from_oldest=True):
    """The rows as (release, value), repetitions dropped; what ended before the tables begin is cut off."""
    result = []
    for row in rows:
        since = release(row["since"])
        if result and result[-1][0] == since:
            result.pop()
        if not result or result[-1][1] != value(row):
            result.append((since, value(row)))
    while from_oldest and len(result) > 1 and result[1][0] <= OLDEST:
        result.pop(0)
    return result


def cell(rows):
    return "; ".join(f"{text(since)} {value}" for since, value in rows)


def constant_or_cell(rows):
    """A value that never changed stands alone."""
    return rows[0][1] if len(rows) == 1 else cell(rows)


def arguments(args):
    if args in ("rest", "1+"):
        return "1+"
    return args


def keyword_row(side, key, row, names, overrides):
    def kind_of(kind):
        return KEYWORD_KINDS.get(key, VALUE_KINDS[kind])

    def state_of(entry):
        state = entry["state"].capitalize()
        return f"Alias {names[entry['alias_of']]}" if state == "Alias" else state

    kinds = history(row["kind_history"], lambda r: kind_of(r["value"])) if "kind_history" in row else [(OLDEST, kind_of(row["kind"]))]
    counts = (
        history(row["args_history"], lambda r: arguments(r["value"])) if "args_history" in row else [(OLDEST, arguments(row["args"]))]
    )
    if kinds[-1][1] == "Legacy":
        counts = [(OLDEST, "0+")]
    if row["args"] == "rest":
        counts = [(since, f"{count} rest") for since, count in counts]
    merges = (
        history(row["merge_history"], lambda r: repetition(r["value"]))
        if "merge_history" in row
        else [(OLDEST, repetition(row["merge"]))]
    )
    allowed = history(row.get("allowed_in_match", []), lambda r: "yes" if r["value"] else "no")
    applied = history(row.get("match_value_applied") or [], lambda r: "yes" if r["value"] else "inert")
    match = merge_match(allowed, applied)
    words = words_of(side, key, row)
    defaults = row.get("default", [])
    defaults = [] if isinstance(defaults, str) else history(defaults, lambda r: r["value"])
    columns = [
        row["name"],
        constant_or_cell(kinds),
        cell(history(row["states"], state_of, from_oldest=False)),
        constant_or_cell(counts),
        constant_or_cell(merges),
        constant_or_cell(match) if match else "",
        cell(words),
        cell(defaults),
        "; ".join(
            f"{entry['vendor']} {text(release(r['since']))} {r['value']}"
            for entry in overrides["vendor_defaults"]
            if entry["name"] == row["name"] and entry["side"] in (side, "both")
            for r in entry["rows"]
        ),
        "case" if row["name"] in overrides["case_sensitive"]["names"] else "",
    ]
    return columns


def merge_match(allowed, applied):
    """Whether a Match block may hold the keyword: no, yes, or inert (allowed, but the value is never taken)."""
    result = []
    for since in sorted({since for since, _ in allowed + applied}):
        may = [value for start, value in allowed if start <= since]
        does = [value for start, value in applied if start <= since]
        value = "no" if not may or may[-1] == "no" else (does[-1] if does else "yes")
        if not result or result[-1][1] != value:
            result.append((since, value))
    while len(result) > 1 and result[1][0] <= OLDEST:
        result.pop(0)
    return result


def repetition(merge):
    if merge in REPETITIONS:
        return REPETITIONS[merge]
    return REPETITIONS["last"] if merge.startswith("last") else REPETITIONS["first-line"]


def words_of(side, key, row):
    if "words" in row:
        return history(row["words"], lambda r: " ".join(r["value"]))
    if row["kind"] == "ipqos":
        return IPQOS
    if row["kind"] in ("bool", "bool|path", "enum"):
        flag = "yes no true false" if side == "client" else "yes no"
        order = row.get("values", "").replace("|", " ").split()

        def words(entry):
            if entry["value"] == "parse_flag":
                return flag
            listed = entry["value"].removeprefix("enum:").split("|")
            if set(listed) == set(flag.split()):
                return flag
            return " ".join(sorted(listed, key=lambda word: order.index(word) if word in order else len(order)))

        rows = [entry for entry in row.get("parser", []) if entry["value"] == "parse_flag" or entry["value"].startswith("enum:")]
        if rows:
            return history(rows, words)
        return [(release(row["states"][0]["since"]), flag)] if row["kind"].startswith("bool") else []
    if row["kind"] == "time" and "none" in row.get("values", ""):
        return [(release(row["states"][0]["since"]), "none")]
    return []


def keyword_rows(side, data, overrides):
    keywords = data[side]["keywords"]
    names = {key: row["name"] for key, row in keywords.items()}
    return [keyword_row(side, key, row, names, overrides) for key, row in keywords.items()]


def vendor_rows(side, data, overrides):
    rows = []
    for entry in data["vendor_keywords"]:
        change = overrides["vendor_changes"].get(entry["name"], {})
        if entry["side"] not in (side, "both") or change.get("skip"):
            continue
        vendors = change.get("vendors") or next(v for prefix, v in VENDORS if entry["vendor"].startswith(prefix))
        state = change.get("state", "alias" if "alias_of" in change else "accepted")
        until = change.get("until")
        debian = overrides["debian_until"]
        for vendor in split_vendors(vendors, entry["name"] in debian["names"]):
            end = until or (debian["until"] if vendor == ["Debian"] and entry["name"] in debian["names"] else None)
            states = [{"since": change.get("since", "7.0p1"), "state": state, "alias_of": change.get("alias_of")}]
            states += [{"since": since, "state": "alias", "alias_of": name} for since, name in change.get("alias_later", [])]
            if end:
                states.append({"since": end, "state": "absent"})
            rows.append(
                vendor_row(
                    side,
                    {
                        "name": entry["name"],
                        "kind": change.get("kind", entry["kind"]),
                        "states": states,
                        "in_match": entry.get("allowed_in_match", False),
                        "default": entry["default"],
                        "vendors": vendor,
                        "note": change.get("note", entry["note"]),
                    },
                )
            )
    rows += [vendor_row(side, entry) for entry in overrides["vendor"] if entry["side"] in (side, "both")]
    return rows


def split_vendors(vendors, debian_differs):
    if debian_differs and "Debian" in vendors and len(vendors) > 1:
        return [["Debian"], [vendor for vendor in vendors if vendor != "Debian"]]
    return [vendors]


def vendor_row(side, entry):
    kind = entry["kind"]
    many = kind in ("include",)

    def state_of(row):
        return f"Alias {row['alias_of']}" if row["state"] == "alias" else row["state"].capitalize()

    states = history(entry["states"], state_of, from_oldest=False)
    flag = "yes no true false" if side == "client" else "yes no"
    since = states[0][0]
    return [
        entry["name"],
        VALUE_KINDS[kind],
        cell(states),
        "0+" if kind == "legacy" else "1+" if many else "1",
        "Structure" if many else "FirstWins",
        ("yes" if entry.get("in_match") else "no") if side == "server" else "",
        f"{text(since)} {flag}" if kind == "bool" else "",
        f"{text(since)} {entry['default']}" if entry.get("default") else "",
        "",
        "",
        " ".join(entry["vendors"]),
        entry.get("note") or "",
    ]


def algorithm_rows(data, strengths, overrides):
    """Newest build order first, then what is gone, by name."""
    rows = []
    weakness = overrides["weakness"]["names"]
    for kind, our_kind in ALGORITHM_KINDS.items():
        known = data["algorithms"][kind]["names"]
        newest = data["algorithms"][kind]["build_order"][-1]["value"]
        gone = sorted(name for name in known if name not in newest)
        for name in newest + gone:
            row = known[name]
            last = release(row["last_release"])
            rated = strengths.get(name)
            strength = STRENGTHS[rated["strength"]] if rated else "Strong" if last is None else "Legacy"
            reasons = rated["reasons"] if rated else []
            why = weakness.get(name, "")
            if not rated and last is not None:
                strength = "Legacy"
            if (strength == "Strong") != (why == ""):
                raise SystemExit(f"{name}: {strength}, but the weakness is {why!r}")
            flags = [
                flag
                for flag, holds in (
                    ("aead", "aead" in reasons),
                    ("cbc", "cbc" in reasons or name.endswith("-cbc") or "-cbc@" in name),
                    ("broken-hash", any(r in ("hash-sha1", "hash-md5", "dsa-1024") for r in reasons)),
                )
                if holds
            ]
            backports = [
                f"{entry['vendor']} {text(release(entry['since']))}"
                for entry in overrides["backports"]
                if entry["kind"] == kind and entry["name"] == name
            ]
            rows.append(
                [
                    our_kind,
                    name,
                    text(release(row["first_release"])),
                    text(last) if last else "",
                    strength,
                    " ".join(flags),
                    why,
                    "; ".join(backports),
                ]
            )
    return rows


def build_order_rows(data, overrides):
    rows = []
    for kind, our_kind in ALGORITHM_KINDS.items():
        for since, names in history(data["algorithms"][kind]["build_order"], lambda r: ",".join(r["value"])):
            rows.append([our_kind, text(since), "", names])
        for entry in overrides["backports"]:
            if entry["kind"] == kind:
                order = history(data["algorithms"][kind]["build_order"], lambda r: r["value"])
                start = release(entry["since"])
                base = list([value for since, value in order if since <= start][-1])
                base.insert(base.index(entry["before"]), entry["name"])
                rows.append([our_kind, text(start), entry["vendor"], ",".join(base)])
                ends = [since for since, value in order if since > start and entry["name"] in value][0]
                rows.append([our_kind, text(ends), entry["vendor"], ",".join([v for s, v in order if s <= ends][-1])])
    return rows


def default_list_rows(data, overrides):
    """Lists that several keywords or both programs share stand in one row."""
    shared = {}
    for side in ("client", "server"):
        for keyword in LISTS:
            for since, names in history(data["default_proposals"][side][keyword], lambda r: r["value"]):
                shared.setdefault((since, "", names), []).append((side, keyword))
    for entry in overrides["vendor_lists"]:
        start, end = release(entry["since"]), release(entry["until"])
        for side in ("client", "server"):
            rows = history(data["default_proposals"][side][entry["keyword"]], lambda r: r["value"])
            own = [value for since, value in rows if since <= start][-1]
            shared.setdefault((start, entry["vendor"], f"{entry['first']},{own}"), []).append((side, entry["keyword"]))
            after = [(since, value) for since, value in rows if since > end][0]
            shared.setdefault((after[0], entry["vendor"], after[1]), []).append((side, entry["keyword"]))
            for since, value in rows:
                if since > after[0]:
                    shared.setdefault((since, entry["vendor"], value), []).append((side, entry["keyword"]))
    rows = []
    for (since, vendor, names), users in shared.items():
        by_keywords = {}
        for side, keyword in users:
            by_keywords.setdefault(keyword, []).append(side)
        by_sides = {}
        for keyword, sides in by_keywords.items():
            by_sides.setdefault(" ".join(side.capitalize() for side in sides), []).append(keyword)
        for sides, keywords in by_sides.items():
            rows.append((keywords, sides, since, vendor, names))
    rows.sort(key=lambda row: (row[0], row[3], row[2], row[1]))
    return [[" ".join(keywords), sides, text(since), vendor, names] for keywords, sides, since, vendor, names in rows]


def token_rows(data, overrides):
    environment = overrides["environment"]["rows"]
    rows = []
    for side in ("client", "server"):
        names = set(data["tokens"][side]) | (set(environment) if side == "client" else set())
        for name in sorted(names, key=str.lower):
            tokens = history(data["tokens"][side].get(name, []), lambda r: "".join(sorted(set(r["value"]) - set("%+"))))
            tokens = [(OLDEST if since == (7, 4) else since, value) for since, value in tokens]
            expands = environment.get(name, "") if side == "client" else ""
            rows.append([side.capitalize(), name, cell(tokens), expands])
    return rows


def after(names, anchor, *new):
    """The names with new ones behind an anchor, whose case they do not share."""
    at = next((i for i, name in enumerate(names) if name.lower() == anchor), None)
    return names if at is None else names[: at + 1] + list(new) + names[at + 1 :]


# What Debian's GSSAPI patch prints, and what its packages without GSSAPI (10.5 and later) do not.
DEBIAN_DUMP = {
    "client": [
        ("gssapiauthentication", "gssapikeyexchange"),
        ("gssapidelegatecredentials", "gssapitrustdns", "gssapirenewalforcesrekey", "gssapiclientidentity", "gssapiserveridentity", "gssapikexalgorithms"),
    ],
    "server": [
        ("gssapicleanupcredentials", "gssapikeyexchange", "gssapistrictacceptorcheck", "gssapistorecredentialsonrekey", "gssapikexalgorithms"),
    ],
}


def dump_rows(data):
    """The order in which ssh -G and sshd -T print; the rows of 10.6 were read off the programs."""
    rows = []
    for side in ("client", "server"):
        releases = [(release(row["since"]), [line.split()[0] for line in row["value"]]) for row in data["dump_order"][side]]
        newest = releases[-1][1]
        if side == "client":
            newest = [name.lower() for name in newest]
        else:
            newest = after(after(newest, "exposeauthinfo", "WarnWeakCrypto"), "persourcepenaltyexemptlist", "AgentSocketPath")
        releases.append(((10, 6), newest))
        known = [row for row in releases if row[0] > OLDEST]
        known.insert(0, (OLDEST, [row for row in releases if row[0] <= OLDEST][-1][1]))
        for since, names in known:
            rows.append([side.capitalize(), text(since), "", " ".join(names)])
            if since >= (10, 5):
                debian = [name for name in names if not name.lower().startswith(("gssapi", "kerberos"))]
            else:
                debian = names
                for anchor, *new in DEBIAN_DUMP[side]:
                    debian = after(debian, anchor, *[name for name in new if name not in debian])
            if side == "server" and since >= (10, 0):
                debian = after(debian, "refuseconnection", "DebianBanner" if since >= (10, 5) else "debianbanner")
            rows.append([side.capitalize(), text(since), "Debian", " ".join(debian)])
    return rows


def peer_rows(folder, overrides):
    """The programs that are met on the other side."""
    defects = {peer: name for name, peers in overrides["peer_defects"].items() if name != "reason" for peer in peers}
    rows = []
    for peer in json.loads((folder / "peer-profiles.json").read_text())["profiles"]:
        flags = [flag for flag, key in (("strict-kex", "strictKex"), ("ext-info", "extInfo")) if peer[key]]
        flags += ["order-unsure"] if not peer["orderReliable"] else []
        flags += ["strict-kex-unknown"] if peer["strictKex"] is None else []
        lists = ("kexAlgorithms", "hostKeyAlgorithms", "ciphers", "macs")
        rows.append(
            [
                peer["id"],
                peer["name"],
                " ".join(sorted(role.capitalize() for role in peer["roles"])),
                peer["sourceDate"] or "",
                peer["confidence"],
                " ".join(flags),
                *("?" if peer[name] is None else ",".join(peer[name]) for name in lists),
                defects.get(peer["id"], ""),
            ]
        )
    return rows


def write(folder, name, summary, tables):
    lines = [
        "// Generated by tools/generate-knowledge.py: change tools/knowledge-overrides.json and run it again.",
        "namespace SshConfigLint.Knowledge;",
        "",
        f"/// <summary>{summary}</summary>",
        f"internal static {'partial ' if name == 'DumpOrder' else ''}class {name}",
        "{",
    ]
    for index, (constant, columns, rows) in enumerate(tables):
        if index:
            lines.append("")
        lines.append(f"    // {columns}")
        lines.append(f'    internal const string {constant} = """')
        lines += ["        " + " | ".join(row).rstrip(" |") for row in rows]
        lines.append('        """;')
    lines.append("}")
    (folder / f"{name}.Table.cs").write_text("\n".join(lines) + "\n")


def by_name(rows):
    return sorted(rows, key=lambda row: row[0].lower())


KEYWORD_COLUMNS = "name | value | states | arguments | repetition | in Match | words | defaults | vendors' defaults | case"


def main(arguments):
    data, strengths, overrides = load(Path(arguments[0]))
    folder = Path(arguments[1]) if len(arguments) > 1 else HERE.parent / "src" / "SshConfigLint.Core" / "Knowledge"
    global IPQOS
    IPQOS = history(data["words"]["ipqos"], lambda r: " ".join(r["value"]))
    write(
        folder,
        "ClientKeywords",
        "The keywords of <c>readconf.c: keywords</c>.",
        [("Table", KEYWORD_COLUMNS, by_name(keyword_rows("client", data, overrides)))],
    )
    write(
        folder,
        "ServerKeywords",
        "The keywords of <c>servconf.c: keywords</c>.",
        [("Table", KEYWORD_COLUMNS, by_name(keyword_rows("server", data, overrides)))],
    )
    write(
        folder,
        "VendorKeywords",
        "Keywords that only builds of a vendor know, or treat in a way of their own.",
        [
            ("Client", f"{KEYWORD_COLUMNS} | vendors | note", by_name(vendor_rows("client", data, overrides))),
            ("Server", f"{KEYWORD_COLUMNS} | vendors | note", by_name(vendor_rows("server", data, overrides))),
        ],
    )
    write(
        folder,
        "Algorithms",
        "Algorithm names, and in which order each release compiles them in.",
        [
            ("Table", "kind | name | first release | last release | strength | flags | weakness | backports", algorithm_rows(data, strengths, overrides)),
            ("BuildOrders", "kind | since | vendor | names", build_order_rows(data, overrides)),
        ],
    )
    write(
        folder,
        "DefaultLists",
        "The algorithm lists that are compiled in (<c>myproposal.h</c>).",
        [("Table", "keywords | programs | since | vendor | names", default_list_rows(data, overrides))],
    )
    write(
        folder,
        "PercentTokenRows",
        "Which percent tokens and variables the values of keywords may hold.",
        [("Table", "program | keyword | tokens | variables since", token_rows(data, overrides))],
    )
    write(
        folder,
        "DumpOrder",
        "The lines of <c>ssh -G</c> and <c>sshd -T</c> in their order and spelling (<c>readconf.c: dump_client_config</c>, <c>servconf.c: dump_config</c>).",
        [("Table", "program | since | vendor | names", dump_rows(data))],
    )
    write(
        folder,
        "Peers",
        "What other programs propose in the key exchange.",
        [("Table", "id | name | roles | date | confidence | flags | key exchanges | host keys | ciphers | MACs | defect", peer_rows(Path(arguments[0]), overrides))],
    )


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(sys.argv[1:])
