using SshConfigLint.Analysis;
using SshConfigLint.Rules;

namespace SshConfigLint.Cli;

/// <summary>What becomes of the rules about files in a run that does not look at the disk.</summary>
internal static class DiskRules
{
    /// <summary>The other rules.</summary>
    internal static RuleSelection Without(RuleSelection selection) =>
        selection with
        {
            Rules = selection.Rules.RemoveAll(rule => IsOne(rule.Descriptor)),
            Enabled = selection.Enabled.RemoveAll(rule => IsOne(rule.Descriptor)),
        };

    /// <summary>What a user is to be told who selected such rules; null for a user who did not.</summary>
    internal static ToolNotice? NoticeOf(LintOptions options)
    {
        foreach (var word in options.Select.AddRange(options.ExtendSelect))
        {
            if (
                RuleSelector.TryParse(word, RuleCatalog.All, out _) is { } selector
                && RuleCatalog.All.FirstOrDefault(rule => IsOne(rule.Descriptor) && selector.Matches(rule.Descriptor)) is not null
            )
            {
                return new ToolNotice($"--select {word}", "rules about files on disk do not run without --check-disk", IsError: false);
            }
        }

        return null;
    }

    private static bool IsOne(RuleDescriptor rule) => rule.Category == Category.Files;
}
