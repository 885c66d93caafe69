using CsCheck;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Tests;

/// <summary>Random files: lines of the examples of all rules, in a third of the files some of them damaged, between headers, comments and blank lines.</summary>
internal static class RandomFiles
{
    private const string Damage = "#\"'\\=,!*+-^ \t\0\r\u00e9x0";

    private static readonly string[] _clientHeaders =
    [
        "Host *",
        "Host a b.example.org",
        "Host !a *",
        "Match all",
        "Match host a exec x",
        "Match user b",
    ];

    private static readonly string[] _serverHeaders =
    [
        "Match all",
        "Match User alice",
        "Match Address 192.0.2.0/24",
        "Match Group admins",
        "Match User !bob,*",
    ];

    private static readonly string[] _harmless = ["", "# a comment", "   # another", "Compression no", "\tLogLevel = INFO"];

    private static readonly string[] _others = [.. _harmless, "LogLevel INFO # why", "Prt 22", "Ciphers"];

    private static readonly string[] _lineEnds = ["\n", "\n", "\n", "\r\n"];

    internal static Gen<string> Of(ConfigKind kind)
    {
        string[] lines =
        [
            .. RuleCatalog
                .All.SelectMany(rule => rule.Descriptor.Examples.Where(example => ExampleRun.KindOf(rule.Descriptor, example.Kind) == kind))
                .Select(example => Markup.Parse(example.Text, kind)[0].Source.Content)
                .Where(text => text.Length < 2_000)
                .SelectMany(text => text.Split('\n'))
                .Select(line => line.TrimEnd('\r'))
                .Distinct(StringComparer.Ordinal),
        ];
        string[] taken = [.. lines.Where(line => IsTaken(Load(line, kind)))];
        string[] fixable = [.. taken.Where(line => IsFixable(Load(line, kind)))];
        var headers = kind == ConfigKind.Client ? _clientHeaders : _serverHeaders;
        var anything = Gen.Frequency(
            (12, OneOf(lines)),
            (2, OneOf(headers)),
            (2, OneOf(_others)),
            (1, Gen.Select(OneOf(lines), Gen.Int[0, 200], Gen.Int[0, Damage.Length - 1], Damaged))
        );
        var taking = Gen.Frequency((8, OneOf(taken)), (4, OneOf(fixable)), (1, OneOf(headers)), (2, OneOf(_harmless)));
        return Gen.Select(
            Gen.Frequency((1, anything.Array[1, 14]), (2, taking.Array[1, 8])),
            OneOf(_lineEnds),
            Gen.Int[0, 5],
            (all, end, last) => string.Join(end, all) + (last == 0 ? "" : end)
        );
    }

    private static ConfigModel Load(string line, ConfigKind kind) =>
        ConfigModel.Load(SourceText.From(line + "\n", Markup.DefaultPath(kind)), kind, Target.Default, new InMemoryFiles());

    private static bool IsTaken(ConfigModel model) => model.Problems.All(problem => problem.Effect != ProblemEffect.Rejected);

    private static bool IsFixable(ConfigModel model) =>
        Linter.Run(model, RuleCatalog.All).Any(diagnostic => diagnostic.Fix is { Safety: FixSafety.Safe });

    private static string Damaged(string line, int at, int damage) => line.Insert(at % (line.Length + 1), Damage[damage].ToString());

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
