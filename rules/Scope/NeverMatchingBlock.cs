using SshConfigLint.Analysis;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;
using SshConfigLint.Semantics.Scope;
using SshConfigLint.Text;

namespace SshConfigLint.Rules.Scope;

public sealed class NeverMatchingBlock : Rule
{
    public override RuleDescriptor Descriptor { get; } =
        new()
        {
            Id = "SSH1004",
            Name = "never-matching-block",
            Title = "A Host or Match line takes nobody",
            Category = Category.Scope,
            Severity = Severity.Warning,
            AppliesTo = ConfigKinds.Both,
            Since = "0.1.0",
            Why = """
                A list of patterns takes what one of its patterns takes and none of its negated ones: negated patterns alone take nothing. `Host`
                separates patterns by blanks, so that a comma is a part of the name. And with `UseDNS no`, the default, sshd knows only the
                address of a client: a `Match Host` with names never holds.
                """,
            Instead = """
                Put `*` beside negated patterns, blanks between the patterns of `Host`, and addresses into a `Match Address`.
                """,
            Fix = FixSafety.Unsafe,
            References = ["man:ssh_config(5)#PATTERNS", "man:sshd_config(5)#UseDNS", "src:match.c: match_pattern_list"],
            Examples =
            [
                Example.Bad("Host [|!bastion|]\n    ProxyJump bastion\n", kind: ConfigKind.Client),
                Example.Bad("Host [|web,mail|]\n    User alice\n", @fixed: "Host web mail\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad("[|Match originalhost web* originalhost db*|]\n    User alice\n", kind: ConfigKind.Client),
                Example.Bad("Match User [|!root|]\n    PermitTTY no\n", kind: ConfigKind.Server),
                Example.Bad("Match Address [|10.1.0.0/16,!10.0.0.0/8|]\n    PermitTTY no\n", kind: ConfigKind.Server),
                Example.Bad("Match Address [|backup.example.org|]\n    PermitTTY no\n", kind: ConfigKind.Server),
                Example.Bad("UseDNS no\nMatch Host [|*.example.org|]\n    PasswordAuthentication no\n", kind: ConfigKind.Server),
                Example.Good("Host * !bastion\n    ProxyJump bastion\n", kind: ConfigKind.Client),
                Example.Good("Match host web,mail\n    User alice\n", kind: ConfigKind.Client),
                Example.Good("Match User *,!root\n    PermitTTY no\n", kind: ConfigKind.Server),
                Example.Good("UseDNS yes\nMatch Host *.example.org\n    PasswordAuthentication no\n", kind: ConfigKind.Server),
                Example.Good("UseDNS no\nMatch Host 192.0.2.*\n    PasswordAuthentication no\n", kind: ConfigKind.Server),
            ],
        };

    public override void Analyze(RuleContext context)
    {
        var told = context.Model.ProblemsOf(ProblemKind.ContradictoryMatch).Select(problem => problem.Directive).ToHashSet();
        var isWithoutDns = IsWithoutDns(context);
        foreach (var block in context.Model.Blocks)
        {
            if (block.Header is not { IsValid: true } header || told.Contains(header))
            {
                continue;
            }

            var isHost = header.Keyword!.Value == ValueKind.HostPatterns;
            if (isHost && ReportCommas(context, header))
            {
                continue;
            }

            if (!(isHost && !HasNegation(header)) && Reason(context.Model.Scope.ReachOf(block), header) is var (reason, span))
            {
                context.Report(header, span, reason);
            }
            else if (isWithoutDns && context.Model.Scope.NamesOnly(block) is { } names)
            {
                context.Report(
                    header,
                    names,
                    "this criterion takes nobody: with `UseDNS no` sshd compares the address of a client with it, never a name",
                    help: "use `Match Address`, or switch `UseDNS` on if its answers are to be trusted"
                );
            }
        }
    }

    /// <summary>Names of hosts have no comma; ssh refuses one that has since 9.2.</summary>
    private static bool ReportCommas(RuleContext context, BoundDirective header)
    {
        var hasComma = false;
        foreach (var word in header.Words.Where(word => word.Characters.Contains(',')))
        {
            hasComma = true;
            context.Report(
                header,
                word.Span,
                $"`{word.Value}` is one pattern, and takes no name: blanks separate the patterns of `Host`",
                fix: FixFor(header.File.Tree.Text, word.Span)
            );
        }

        return hasComma;
    }

    private static Fix? FixFor(SourceText text, TextSpan span)
    {
        var written = text.ToString(span);
        var patterns = written.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return written.AsSpan().ContainsAny('"', '\'', '\\') || patterns.Length == 0
            ? null
            : new Fix("Write blanks instead of commas", FixSafety.Unsafe, [new TextEdit(span, string.Join(' ', patterns))]);
    }

    private static (string Reason, TextSpan Span)? Reason(BlockReach reach, BoundDirective header) =>
        reach.Kind switch
        {
            ReachKind.OnlyNegated => ("this block never applies: negated patterns alone take nobody", reach.Span),
            ReachKind.EmptyList => ("this block never applies: nothing meets this list", reach.Span),
            ReachKind.Contradiction => ("this block never applies: nobody meets all of its criteria", header.Syntax.Span),
            _ => null,
        };

    private static bool HasNegation(BoundDirective header) => header.Words.Any(word => word.Characters.StartsWith('!'));

    /// <summary>A fragment says nothing of what the main file says; the default is no since 6.8.</summary>
    private static bool IsWithoutDns(RuleContext context) =>
        context.Kind == ConfigKind.Server
        && context.Model.Effective("UseDNS", context.Model.Blocks[0]) is var dns
        && dns.Is("no")
        && (!dns.IsDefault || ServerFile.IsMain(context.Model));
}
