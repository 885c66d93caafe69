using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax;
using SshConfigLint.Text;

namespace SshConfigLint.EndToEnd.Tests.Corpus;

/// <summary>Real files: no crash, no lost byte, and the verdict of the OpenSSH that was asked.</summary>
public class CorpusTests
{
    private static readonly Target _debian12 = new(new OpenSshVersion(9, 2), Vendor.Debian);

    /// <summary>Files that OpenSSH refused for the machine that it ran on, not for what they say.</summary>
    private static readonly ImmutableDictionary<string, string> _environmentReasons = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("client/125.conf", "the environment variable XDG_RUNTIME_DIR was not set; accepted with it"),
            KeyValuePair.Create("client/132.conf", "the environment variable USER_SSH was not set; accepted with it"),
        ]
    );

    public static TheoryData<string> Targets => ["7.0", "8.4", "9.2", "10.6"];

    [SkippableFact]
    public void Every_file_round_trips_byte_for_byte()
    {
        var corpus = SharedMaterial.Require("corpus");
        var files = Directory.GetFiles(corpus, "*", SearchOption.AllDirectories);
        var changed = files.Where(file =>
        {
            var bytes = File.ReadAllBytes(file);
            var tree = SyntaxTree.Parse(SourceText.From(bytes, file));
            return !tree.Text.WithContent(tree.ToFullString()).ToBytes().AsSpan().SequenceEqual(bytes);
        });
        Assert.NotEmpty(files);
        Assert.Empty(changed);
    }

    [SkippableTheory]
    [MemberData(nameof(Targets))]
    public void Every_rule_survives_every_file(string release)
    {
        var corpus = SharedMaterial.Require("corpus");
        Assert.True(OpenSshVersion.TryParse(release, out var version));
        foreach (var file in Directory.GetFiles(corpus, "*.*", SearchOption.AllDirectories))
        {
            var text = SourceText.From(File.ReadAllBytes(file), file);
            foreach (var kind in Enum.GetValues<ConfigKind>())
            {
                var model = ConfigModel.Load(text, kind, new Target(version), new InMemoryFiles(text));
                Linter.Run(model, RuleCatalog.All);
            }
        }
    }

    [SkippableFact]
    public void A_file_that_OpenSSH_refuses_has_an_error_on_each_line_that_OpenSSH_names()
    {
        var corpus = SharedMaterial.Require("corpus");
        var refused = CorpusFile.ReadAll(corpus).Where(file => !file.IsAccepted && !_environmentReasons.ContainsKey(file.Name)).ToList();
        var missed = refused
            .Select(file => (file, lines: StructureErrors(file, corpus).Select(LineOf).ToHashSet()))
            .Where(run => run.lines.Count == 0 || run.file.RefusedLines.Any(line => !run.lines.Contains(line)))
            .Select(run =>
                $"{run.file.Name}: OpenSSH names {string.Join(", ", run.file.RefusedLines)}, we {string.Join(", ", run.lines)}\n  {string.Join("\n  ", run.file.Messages)}"
            )
            .ToList();
        Assert.NotEmpty(refused);
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [SkippableFact]
    public void A_file_that_OpenSSH_takes_has_no_error_about_its_structure()
    {
        var corpus = SharedMaterial.Require("corpus");
        var taken = CorpusFile.ReadAll(corpus).Where(file => file.IsAccepted || _environmentReasons.ContainsKey(file.Name)).ToList();
        var wrong = taken
            .SelectMany(
                file => StructureErrors(file, corpus),
                (file, error) => $"{file.Name}:{LineOf(error)}: {error.Rule.Id} {error.Message}"
            )
            .ToList();
        Assert.NotEmpty(taken);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Errors of the SSH0 family: what OpenSSH itself would refuse.</summary>
    private static IEnumerable<Diagnostic> StructureErrors(CorpusFile file, string corpus)
    {
        var text = file.Read(corpus);
        var model = ConfigModel.Load(text, file.Kind, _debian12, new InMemoryFiles(text));
        return Linter
            .Run(model, RuleCatalog.All)
            .Where(diagnostic => diagnostic.Rule.Category == Category.Structure && diagnostic.Rule.Severity == Severity.Error);
    }

    private static int LineOf(Diagnostic diagnostic) => diagnostic.File.Tree.Text.GetLinePosition(diagnostic.Span.Start).Line + 1;
}
