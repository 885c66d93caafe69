using System.Collections.Immutable;
using SshConfigLint.Analysis;
using SshConfigLint.Negotiation;
using SshConfigLint.Reporting;
using SshConfigLint.Rules;
using SshConfigLint.Semantics;

namespace SshConfigLint.Cli;

/// <summary>What the rules about pairs say of the configurations that meet, as a report like that of <c>check</c>.</summary>
internal static class PairFindingsReport
{
    internal static void Write(Matrix matrix, Surroundings surroundings, TextWriter output)
    {
        var selection = RuleSelection.Of([.. RuleCatalog.All.Where(rule => rule.Descriptor.IsAboutPairs)]);
        var pairs = matrix.Pairs().ToImmutableArray();
        ImmutableArray<ModelFindings> found =
        [
            .. ModelsOf(pairs).Select(one => new ModelFindings(one.Model, Linter.Run(one.Model, selection.Rules, pairs: one.Pairs))),
        ];
        var marked = Suppressions.Apply(found, selection.Rules, RuleCatalog.All);
        var report = LintReport.Create(
            marked.SelectMany(one => one.Diagnostics),
            selection,
            found.SelectMany(one => one.Model.Files).Select(file => file.Tree.Text),
            []
        );
        var root = surroundings.Repository ?? DiskPath.Full(".");
        Reports.Write(
            ReportFormat.Sarif,
            report,
            new ReportOptions { ToolVersion = ToolVersion.Text, RootRelative = path => ReportWriter.RootRelative(path, root) },
            output
        );
    }

    /// <summary>The configurations, each with the pairs that it is a side of.</summary>
    private static IEnumerable<(ConfigModel Model, ImmutableArray<Pair> Pairs)> ModelsOf(ImmutableArray<Pair> pairs) =>
        pairs
            .Where(pair => pair.Client.Config is not null)
            .GroupBy(pair => pair.Client.Config!.Model)
            .Concat(pairs.Where(pair => pair.Server.Config is not null).GroupBy(pair => pair.Server.Config!.Model))
            .Select(group => (group.Key, group.ToImmutableArray()));
}
