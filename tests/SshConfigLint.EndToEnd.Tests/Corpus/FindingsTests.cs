using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Testing;

namespace SshConfigLint.EndToEnd.Tests.Corpus;

/// <summary>
/// What the rules that run by default say of every real file: a golden file of places and rules, to be read beside the files, and the things
/// that are common and right and must not be flagged.
/// </summary>
public class FindingsTests
{
    private const string GoldenFile = "tests/SshConfigLint.EndToEnd.Tests/Corpus/Golden/findings.txt";

    private static readonly ImmutableArray<Rule> _rules = RuleSelection.Of(RuleCatalog.All, new LintOptions()).Rules;

    private static readonly Target _debian12 = new(new OpenSshVersion(9, 2), Vendor.Debian);

    private static readonly ImmutableHashSet<string> _scopeRules =
    [
        .. RuleCatalog.All.Select(rule => rule.Descriptor).Where(rule => rule.Category == Category.Scope).Select(rule => rule.Name),
    ];

    [SkippableFact]
    public void The_findings_of_every_file_are_known()
    {
        var findings = All(SharedMaterial.Require("corpus"));
        var byRule = findings
            .GroupBy(finding => finding.Rule)
            .OrderBy(rule => rule.Key.Id, StringComparer.Ordinal)
            .Select(rule =>
                $"{rule.Key.Id} {rule.Key.Name}: {rule.Count()} in {rule.Select(finding => finding.File.Path).Distinct().Count()} files"
            );
        Golden.Match(string.Join('\n', [.. byRule, "", .. findings.Select(Line), ""]), GoldenFile);
    }

    /// <summary>Each row: what is right, where it is found, and what must not be said there (nothing named: no rule about scope).</summary>
    [SkippableTheory]
    [InlineData("a Host * first, whose keywords are set nowhere else", "client/*", "unreachable-block")]
    [InlineData("a block that is used for what its command does", "client/071.conf client/026.conf client/135.conf")]
    [InlineData(
        "a Match all or Host * that ends a block",
        "client/029.conf client/041.conf client/037.conf client/042.conf client/081.conf"
    )]
    [InlineData("negated patterns", "client/* server/*", "never-matching-block")]
    [InlineData(
        "an alias, a word of old",
        "client/* server/*",
        "unknown-keyword:ChallengeResponseAuthentication PubkeyAcceptedKeyTypes KeepAlive"
    )]
    [InlineData("Protocol 2", "client/* server/*", "unknown-keyword:Protocol")]
    public void What_is_common_and_right_is_not_flagged(string what, string files, string rule = "")
    {
        var parts = rule.Split(':');
        var keywords = parts.Length > 1 ? parts[1].Split(' ') : [];
        var wrong = All(SharedMaterial.Require("corpus"))
            .Where(finding => files.Split(' ').Any(pattern => IsIn(finding.File.Path, pattern)))
            .Where(finding => parts[0].Length == 0 ? _scopeRules.Contains(finding.Rule.Name) : finding.Rule.Name == parts[0])
            .Where(finding => keywords.Length == 0 || keywords.Any(keyword => finding.Directive?.Is(keyword) == true))
            .Select(Line)
            .ToList();
        Assert.True(wrong.Count == 0, $"{what}:\n{string.Join('\n', wrong)}");
    }

    private static ImmutableArray<Diagnostic> All(string corpus) =>
        [
            .. CorpusFile
                .ReadAll(corpus)
                .Where(file => File.Exists(Path.Combine(corpus, file.Name)))
                .OrderBy(file => file.Name, StringComparer.Ordinal)
                .SelectMany(file => Findings(file, corpus)),
        ];

    private static ImmutableArray<Diagnostic> Findings(CorpusFile file, string corpus)
    {
        var text = file.Read(corpus);
        var model = ConfigModel.Load(text, file.Kind, _debian12, new InMemoryFiles(text));
        return Linter.Run(model, _rules);
    }

    private static string Line(Diagnostic finding) =>
        $"{finding.File.Path["/corpus/".Length..]}:{finding.File.Tree.Text.GetLinePosition(finding.Span.Start).Line + 1} {finding.Rule.Severity} {finding.Rule.Id} {finding.Rule.Name}";

    private static bool IsIn(string path, string pattern) =>
        pattern.EndsWith('*') ? path.StartsWith("/corpus/" + pattern[..^1], StringComparison.Ordinal) : path == "/corpus/" + pattern;
}
