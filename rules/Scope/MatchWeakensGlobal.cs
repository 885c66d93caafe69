using SshConfigLint.Analysis;
using SshConfigLint.Semantics;
using SshConfigLint.Syntax.Values;

namespace SshConfigLint.Rules.Scope;

public sealed class MatchWeakensGlobal : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1024",
            Name = "match-weakens-global",
            Title = "A Match block allows what the global part forbids",
            Category = Category.Scope,
            Severity = Severity.Info,
            IsEnabledByDefault = false,
            AppliesTo = ConfigKinds.Server,
            Since = "0.1.0",
            Why = """
                Reviews and scanners read the global part. An exception in a block for a whole network or host is easily overlooked, and
                outlives its reason.
                """,
            Instead = """
                Make the exception for named users or groups, or drop it. Blocks that name literal users, groups or single addresses are
                not reported.
                """,
            SecuritySeverity = 4.0,
            References = ["man:sshd_config(5)#Match"],
            Examples =
            [
                Example.Bad("PasswordAuthentication no\nMatch Address 10.0.0.0/8\n    PasswordAuthentication [|yes|]\n"),
                Example.Bad("AllowTcpForwarding no\nMatch User *,!guest\n    AllowTcpForwarding [|local|]\n"),
                Example.Good("PasswordAuthentication no\nMatch User legacy\n    PasswordAuthentication yes\n"),
                Example.Good("AllowTcpForwarding yes\nMatch Address 10.0.0.0/8\n    AllowTcpForwarding no\n"),
                Example.Good("PermitRootLogin no\nMatch Address 192.0.2.7\n    PermitRootLogin prohibit-password\n"),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        if (context.Model.Blocks.Length == 1)
        {
            return;
        }

        foreach (var keyword in context.Model.KeywordsInUse)
        {
            var values = context.Model.EffectiveEverywhere(keyword.Name);
            if (values.FirstOrDefault(value => value.Origin?.Block.IsGlobal == true)?.Origin is not { } global)
            {
                continue;
            }

            foreach (var value in values)
            {
                if (value.Origin is { Block: { IsGlobal: false, Condition: Condition.Maybe } block } line)
                {
                    if (Strictness.IsLooser(line, global) && !IsNarrow(context.Model, block))
                    {
                        context.Report(
                            line,
                            line.ValueSpan,
                            $"`{block.Header?.Syntax}` allows more than the global `{keyword.Name}`",
                            related: [Line.Related(global, "the global line")]
                        );
                    }
                }
            }
        }
    }

    /// <summary>Whether one of the criteria names literal users, groups or single addresses.</summary>
    private static bool IsNarrow(ConfigModel model, ConfigBlock? block)
    {
        for (; block is not null; block = block.Parent)
        {
            if (block.Header is { } header && model.CriteriaOf(header).Any(IsNarrow))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNarrow(MatchCriterion criterion) =>
        criterion.Info.Name is "user" or "group" or "host" or "address" or "invalid-user"
        && !criterion.IsNegated
        && (criterion.Argument ?? "").Split(',').All(item => WildcardPattern.IsLiteral(item) && !item.Contains('/'));
}
