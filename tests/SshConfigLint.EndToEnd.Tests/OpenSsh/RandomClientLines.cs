using System.Collections.Immutable;
using System.Text;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.OpenSsh;

/// <summary>How the lines of one random file are to be.</summary>
internal sealed record RandomFileStyle(Random Random, double WrongLines, double UnknownLines, bool HasFinalPass, bool IsOddlyWritten)
{
    internal bool Chance(double probability) => Random.NextDouble() < probability;

    internal T Pick<T>(IReadOnlyList<T> items) => items[Random.Next(items.Count)];
}

/// <summary>Random client lines: keywords of the whole table with right, odd and wrong values, in blocks, in any spelling.</summary>
internal sealed class RandomClientLines
{
    internal static readonly ImmutableArray<string> IncludedFiles = ["inc/a.conf", "inc/b.conf", "inc/10-c.conf", "sub/d.conf"];

    private static readonly string[] _hosts =
    [
        "web1",
        "web2",
        "db.example.org",
        "*",
        "web?",
        "!web2 *",
        "w*1 db*",
        "!*",
        "WEB1",
        "10.0.0.1",
        "* !db*",
        "\"web1\"",
        "web1,web2",
        "web9",
        "db web1 # x",
        "?*",
        "!web1 web*",
        "::1",
        "web1\tweb2",
        "*.example.org",
    ];

    private static readonly string[] _criteria =
    [
        "host web1",
        "host *.example.org,web*",
        "!host web1",
        "host !web1,*",
        "originalhost web1",
        "originalhost WEB*",
        "user root",
        "user alice",
        "!user alice",
        "localuser root",
        "!localuser root",
        "user *",
        "host web9",
        "host 10.0.0.*",
        "host \"web1\"",
        "HOST WEB1",
        "originalhost !web2,web*",
        "host WEB1,DB*",
        "user bob,alice",
        "host *",
    ];

    private static readonly string[] _finals = ["final", "!final", "canonical", "!canonical"];

    private static readonly string[] _newCriteria =
    [
        "tagged t1",
        "tagged t*",
        "!tagged t2",
        "tagged \"\"",
        "version OpenSSH_9*",
        "version OpenSSH_10.6*,OpenSSH_8*",
        "version *p*",
        "sessiontype shell",
        "sessiontype exec",
        "!sessiontype none",
        "sessiontype subsystem",
        "command \"\"",
        "command upt*",
        "command *",
    ];

    private static readonly string[] _wrongMatches =
    [
        "host",
        "bogus x",
        "all host web1",
        "host web1 web2",
        "",
        "user",
        "all all",
        "!all",
        "host web1 canonical all",
        "localnetwork 10.0.0.1/8",
        "host=",
        "exec",
        "final=yes",
    ];

    private static readonly string[] _unknown = ["Foo bar", "UseKeychain yes", "Xyz \"a b\"", "foo", "Foo 'a", "Bar = 2", "AbC x # y"];

    private static readonly string[] _ignores = ["*", "Foo", "foo,bar", "Use*", "xyz,abc,foo", "!foo,*", "FOO,BAR,USEKEYCHAIN"];

    private readonly ImmutableArray<KeywordInfo> _keywords;
    private readonly ClientValues _values;

    internal RandomClientLines(Target target)
    {
        Target = target;
        _values = new ClientValues(target);
        _keywords =
        [
            .. KeywordTable
                .All(ConfigKind.Client)
                .Where(row => row.StateIn(target) != KeywordState.Absent && row.Repetition != Repetition.Structure),
        ];
    }

    internal Target Target { get; }

    internal string File(RandomFileStyle style, int count, int depth)
    {
        var text = new StringBuilder();
        var end = style.IsOddlyWritten && style.Chance(0.3) ? "\r\n" : "\n";
        for (var i = 0; i < count; i++)
        {
            text.Append(Line(style, depth)).Append(style.Chance(0.08) ? end + end : end);
        }

        return style.IsOddlyWritten && style.Chance(0.2) ? text.ToString().TrimEnd() : text.ToString();
    }

    private string Line(RandomFileStyle style, int depth)
    {
        var kind = style.Random.Next(20);
        if (style.Chance(style.UnknownLines))
        {
            return style.Chance(0.5) ? style.Pick(_unknown) : $"IgnoreUnknown {style.Pick(_ignores)}";
        }

        return kind switch
        {
            0 or 1 => Written(style, "Host", style.Pick(_hosts)),
            2 or 3 => Written(style, "Match", Match(style)),
            4 when depth < 2 => Written(style, "Include", Include(style, depth)),
            5 when style.IsOddlyWritten => style.Pick([
                "# comment",
                "   # Port 1",
                "\t",
                "",
                " =Port 77",
                "==x",
                "\"Por",
                "Po\"rt\" 88",
                "\r",
                " ",
            ]),
            _ => Directive(style),
        };
    }

    private string Match(RandomFileStyle style)
    {
        if (style.Chance(style.WrongLines))
        {
            return style.Pick(_wrongMatches);
        }

        if (style.Chance(0.15))
        {
            return style.Pick(["all", "host web1 all", style.HasFinalPass ? "canonical all" : "all"]);
        }

        var count = style.Random.Next(1, 4);
        return string.Join(style.Chance(0.1) ? "\t " : " ", Enumerable.Range(0, count).Select(_ => Criterion(style)));
    }

    private string Criterion(RandomFileStyle style)
    {
        var kind = style.Random.Next(12);
        if (kind == 0 && style.HasFinalPass)
        {
            return style.Pick(_finals);
        }

        if (kind == 1)
        {
            return $"{(style.Chance(0.3) ? "!" : "")}exec {RandomClientCase.Folder}/{RandomClientCase.Success}";
        }

        if (kind < 4 && (style.WrongLines > 0 || Target.Version >= new OpenSshVersion(9, 4)))
        {
            var known = style.Pick(_newCriteria);
            var isTag = known.Contains("tagged", StringComparison.Ordinal);
            var isKnown = Target.Version >= new OpenSshVersion(10, 0) || (isTag && known != "tagged \"\"");
            return isKnown || style.Chance(style.WrongLines) ? known : "user *";
        }

        var criterion = style.Pick(_criteria);
        return style.IsOddlyWritten && style.Chance(0.2) ? criterion.Replace(' ', '=') : criterion;
    }

    private static string Include(RandomFileStyle style, int depth)
    {
        const string F = RandomClientCase.Folder;
        string[] patterns =
            depth == 0
                ?
                [
                    $"{F}/inc/a.conf",
                    $"{F}/inc/*.conf",
                    $"{F}/inc/[ab].conf",
                    $"{F}/missing",
                    $"{F}/*/d.conf",
                    $"{F}/inc",
                    $"{F}/inc/?.conf",
                    $"{F}/sub/d.conf",
                    "~/missing",
                    "missing",
                    $"\"{F}/inc/b.conf\"",
                    $"{F}/none/*.conf",
                    $"{F}/inc/b.conf {F}/inc/a.conf",
                ]
                : [$"{F}/sub/d.conf", $"{F}/sub/*.conf {F}/none", $"{F}/missing"];
        return style.Chance(0.3) ? $"{style.Pick(patterns)} {style.Pick(patterns)}" : style.Pick(patterns);
    }

    private string Directive(RandomFileStyle style)
    {
        var keyword = style.Pick(_keywords);
        if (keyword.Name == "RefuseConnection" && !style.Chance(0.1))
        {
            keyword = _keywords.First(row => row.Name == "User");
        }

        if (!style.HasFinalPass && keyword.Name == "CanonicalizeHostname")
        {
            return "CanonicalizeHostname no";
        }

        var value = style.Chance(style.WrongLines) ? _values.Wrong(style, keyword) : _values.Right(style, keyword);
        return Written(style, keyword.Name, value);
    }

    private string Written(RandomFileStyle style, string keyword, string value)
    {
        if (!style.IsOddlyWritten)
        {
            return $"{(style.Chance(0.2) ? "  " : "")}{keyword} {value}";
        }

        var name = style.Random.Next(6) switch
        {
            0 => keyword.ToLowerInvariant(),
            1 => keyword.ToUpperInvariant(),
            2 => $"\"{keyword}\"",
            _ => keyword,
        };
        var separator = name[0] == '"' ? " " : style.Pick([" ", " ", "=", " = ", "\t", "= ", " =", "   ", "\t=\t"]);
        var end = style.Pick(["", "", "", "", " ", "\t", "\f", " \r", Target.Version >= new OpenSshVersion(8, 7) ? " # comment" : ""]);
        return $"{style.Pick(["", "", "  ", "\t", " \t "])}{name}{separator}{Quoted(style, value)}{end}";
    }

    /// <summary>The same word in other quotes, as far as the release knows them.</summary>
    private string Quoted(RandomFileStyle style, string value)
    {
        if (value.Length == 0 || value.Any(letter => " \t\"'\\#".Contains(letter, StringComparison.Ordinal)))
        {
            return value;
        }

        var middle = style.Random.Next(value.Length);
        return (style.Random.Next(12), Target.Version >= new OpenSshVersion(8, 7)) switch
        {
            (0 or 1, _) => $"\"{value}\"",
            (2, true) => $"'{value}'",
            (3, true) => $"{value[..middle]}\"{value[middle..]}\"",
            (4, true) => $"{value[..middle]}'{value[middle..]}'",
            _ => value,
        };
    }
}
